using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ItemKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Written by hand: the answers that are there stay, under the column’s new name.
            migrationBuilder.RenameColumn(
                name: "Choices",
                table: "QuizResponses",
                newName: "Text");

            migrationBuilder.AlterColumn<string>(
                name: "Text",
                table: "QuizResponses",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(100)",
                oldMaxLength: 100);

            migrationBuilder.AddColumn<long>(
                name: "FlagSequence",
                table: "QuizResponses",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "IsFlagged",
                table: "QuizResponses",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SelfAssessment",
                table: "QuizResponses",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "QuizResponses",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Page",
                table: "QuizAttempts",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "FlagSequence",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "IsFlagged",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "SelfAssessment",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "Page",
                table: "QuizAttempts");

            migrationBuilder.AlterColumn<string>(
                name: "Text",
                table: "QuizResponses",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(10000)",
                oldMaxLength: 10000);

            migrationBuilder.RenameColumn(
                name: "Text",
                table: "QuizResponses",
                newName: "Choices");
        }
    }
}
