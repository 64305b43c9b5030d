using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DraftRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsAutomatic",
                table: "DraftFileRevisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Size",
                table: "DraftFileRevisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What was kept before it was weighed weighs as well.
            migrationBuilder.Sql(
                """
                UPDATE "DraftFileRevisions" SET "Size" = length("Content") WHERE "Content" IS NOT NULL
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsAutomatic",
                table: "DraftFileRevisions");

            migrationBuilder.DropColumn(
                name: "Size",
                table: "DraftFileRevisions");
        }
    }
}
