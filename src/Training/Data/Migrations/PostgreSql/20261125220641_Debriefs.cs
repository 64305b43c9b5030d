using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Debriefs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_Number",
                table: "ScenarioAttempts");

            migrationBuilder.AddColumn<int>(
                name: "CopiedSteps",
                table: "ScenarioAttempts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "DetourAfter",
                table: "ScenarioAttempts",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DetourTo",
                table: "ScenarioAttempts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPractice",
                table: "ScenarioAttempts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "OriginIsPractice",
                table: "ScenarioAttempts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "OriginNumber",
                table: "ScenarioAttempts",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ScenarioScores",
                columns: table => new
                {
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: false),
                    Competency = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Earned = table.Column<int>(type: "integer", nullable: false),
                    Possible = table.Column<int>(type: "integer", nullable: false),
                    Critical = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScenarioScores", x => new { x.AttemptId, x.Competency });
                    table.ForeignKey(
                        name: "FK_ScenarioScores_ScenarioAttempts_AttemptId",
                        column: x => x.AttemptId,
                        principalTable: "ScenarioAttempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SharedDebriefs",
                columns: table => new
                {
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: false),
                    Token = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ShowsName = table.Column<bool>(type: "boolean", nullable: false),
                    SharedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedDebriefs", x => x.AttemptId);
                    table.ForeignKey(
                        name: "FK_SharedDebriefs_ScenarioAttempts_AttemptId",
                        column: x => x.AttemptId,
                        principalTable: "ScenarioAttempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_IsPractice_Number",
                table: "ScenarioAttempts",
                columns: new[] { "LearnerId", "ActivityId", "IsPractice", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SharedDebriefs_Token",
                table: "SharedDebriefs",
                column: "Token",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ScenarioScores");

            migrationBuilder.DropTable(
                name: "SharedDebriefs");

            migrationBuilder.DropIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_IsPractice_Number",
                table: "ScenarioAttempts");

            migrationBuilder.DropColumn(
                name: "CopiedSteps",
                table: "ScenarioAttempts");

            migrationBuilder.DropColumn(
                name: "DetourAfter",
                table: "ScenarioAttempts");

            migrationBuilder.DropColumn(
                name: "DetourTo",
                table: "ScenarioAttempts");

            migrationBuilder.DropColumn(
                name: "IsPractice",
                table: "ScenarioAttempts");

            migrationBuilder.DropColumn(
                name: "OriginIsPractice",
                table: "ScenarioAttempts");

            migrationBuilder.DropColumn(
                name: "OriginNumber",
                table: "ScenarioAttempts");

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_Number",
                table: "ScenarioAttempts",
                columns: new[] { "LearnerId", "ActivityId", "Number" },
                unique: true);
        }
    }
}
