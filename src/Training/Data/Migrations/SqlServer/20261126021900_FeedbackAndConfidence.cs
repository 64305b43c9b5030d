using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FeedbackAndConfidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Confidence",
                table: "QuizResponses",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ConfidenceSequence",
                table: "QuizResponses",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "IsChecked",
                table: "QuizResponses",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsPracticeChecked",
                table: "QuizResponses",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Practice",
                table: "QuizResponses",
                type: "nvarchar(max)",
                maxLength: 10000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedBefore",
                table: "QuizAttempts",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Confidence",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "ConfidenceSequence",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "IsChecked",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "IsPracticeChecked",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "Practice",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "AskedBefore",
                table: "QuizAttempts");
        }
    }
}
