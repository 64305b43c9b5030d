using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.Sqlite
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

            migrationBuilder.AddColumn<long>(
                name: "FlagSequence",
                table: "QuizResponses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "IsFlagged",
                table: "QuizResponses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "SelfAssessment",
                table: "QuizResponses",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "QuizResponses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Page",
                table: "QuizAttempts",
                type: "INTEGER",
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

            migrationBuilder.RenameColumn(
                name: "Text",
                table: "QuizResponses",
                newName: "Choices");
        }
    }
}
