using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.SqlServer
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Size",
                table: "DraftFileRevisions",
                type: "int",
                nullable: false,
                defaultValue: 0);

            // What was kept before it was weighed weighs as well.
            migrationBuilder.Sql(
                """
                UPDATE "DraftFileRevisions" SET "Size" = DATALENGTH("Content") WHERE "Content" IS NOT NULL
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
