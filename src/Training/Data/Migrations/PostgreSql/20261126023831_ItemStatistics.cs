using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ItemStatistics : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LearningRecords_EnrolmentId_ActivityId_Attempt_Verb",
                table: "LearningRecords");

            migrationBuilder.AddColumn<int>(
                name: "Milliseconds",
                table: "QuizResponses",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "CorrectedPassed",
                table: "QuizAttempts",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "CorrectedScore",
                table: "QuizAttempts",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Correction",
                table: "LearningRecords",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "AttemptsToCount",
                columns: table => new
                {
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<string>(type: "character varying(161)", maxLength: 161, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptsToCount", x => x.AttemptId);
                    table.ForeignKey(
                        name: "FK_AttemptsToCount_QuizAttempts_AttemptId",
                        column: x => x.AttemptId,
                        principalTable: "QuizAttempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QuizTallies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<string>(type: "character varying(161)", maxLength: 161, nullable: false),
                    ContentHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Sum = table.Column<long>(type: "bigint", nullable: false),
                    SumOfSquares = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizTallies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuizTallies_ModuleVersions_ContentHash",
                        column: x => x.ContentHash,
                        principalTable: "ModuleVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Regrades",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<string>(type: "character varying(161)", maxLength: 161, nullable: false),
                    FromHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ToHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Items = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Regrades", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Regrades_Learners_MadeBy",
                        column: x => x.MadeBy,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Regrades_ModuleVersions_FromHash",
                        column: x => x.FromHash,
                        principalTable: "ModuleVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Regrades_ModuleVersions_ToHash",
                        column: x => x.ToHash,
                        principalTable: "ModuleVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ItemTallies",
                columns: table => new
                {
                    QuizTallyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Item = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Sum = table.Column<long>(type: "bigint", nullable: false),
                    SumOfSquares = table.Column<long>(type: "bigint", nullable: false),
                    SumOfRest = table.Column<long>(type: "bigint", nullable: false),
                    SumOfSquaresOfRest = table.Column<long>(type: "bigint", nullable: false),
                    SumOfProducts = table.Column<long>(type: "bigint", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    Times = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemTallies", x => new { x.QuizTallyId, x.Item });
                    table.ForeignKey(
                        name: "FK_ItemTallies_QuizTallies_QuizTallyId",
                        column: x => x.QuizTallyId,
                        principalTable: "QuizTallies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RegradedAttempts",
                columns: table => new
                {
                    RegradeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScoreBefore = table.Column<double>(type: "double precision", nullable: false),
                    ScoreAfter = table.Column<double>(type: "double precision", nullable: false),
                    PassedBefore = table.Column<bool>(type: "boolean", nullable: false),
                    PassedAfter = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegradedAttempts", x => new { x.RegradeId, x.AttemptId });
                    table.ForeignKey(
                        name: "FK_RegradedAttempts_QuizAttempts_AttemptId",
                        column: x => x.AttemptId,
                        principalTable: "QuizAttempts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RegradedAttempts_Regrades_RegradeId",
                        column: x => x.RegradeId,
                        principalTable: "Regrades",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LearningRecords_EnrolmentId_ActivityId_Attempt_Verb_Correct~",
                table: "LearningRecords",
                columns: new[] { "EnrolmentId", "ActivityId", "Attempt", "Verb", "Correction" },
                unique: true);

            // What was submitted before there were statistics counts as well.
            migrationBuilder.Sql(
                """
                INSERT INTO "AttemptsToCount" ("AttemptId", "ActivityId")
                SELECT "Id", "ActivityId" FROM "QuizAttempts" WHERE "SubmittedAt" IS NOT NULL AND "Number" = 1
                """
            );

            migrationBuilder.CreateIndex(
                name: "IX_AttemptsToCount_ActivityId",
                table: "AttemptsToCount",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_QuizTallies_ActivityId_ContentHash",
                table: "QuizTallies",
                columns: new[] { "ActivityId", "ContentHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuizTallies_ContentHash",
                table: "QuizTallies",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_RegradedAttempts_AttemptId",
                table: "RegradedAttempts",
                column: "AttemptId");

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_ActivityId_FromHash_Number",
                table: "Regrades",
                columns: new[] { "ActivityId", "FromHash", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_FromHash",
                table: "Regrades",
                column: "FromHash");

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_MadeBy",
                table: "Regrades",
                column: "MadeBy");

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_ToHash",
                table: "Regrades",
                column: "ToHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AttemptsToCount");

            migrationBuilder.DropTable(
                name: "ItemTallies");

            migrationBuilder.DropTable(
                name: "RegradedAttempts");

            migrationBuilder.DropTable(
                name: "QuizTallies");

            migrationBuilder.DropTable(
                name: "Regrades");

            migrationBuilder.DropIndex(
                name: "IX_LearningRecords_EnrolmentId_ActivityId_Attempt_Verb_Correct~",
                table: "LearningRecords");

            migrationBuilder.DropColumn(
                name: "Milliseconds",
                table: "QuizResponses");

            migrationBuilder.DropColumn(
                name: "CorrectedPassed",
                table: "QuizAttempts");

            migrationBuilder.DropColumn(
                name: "CorrectedScore",
                table: "QuizAttempts");

            migrationBuilder.DropColumn(
                name: "Correction",
                table: "LearningRecords");

            migrationBuilder.CreateIndex(
                name: "IX_LearningRecords_EnrolmentId_ActivityId_Attempt_Verb",
                table: "LearningRecords",
                columns: new[] { "EnrolmentId", "ActivityId", "Attempt", "Verb" },
                unique: true);
        }
    }
}
