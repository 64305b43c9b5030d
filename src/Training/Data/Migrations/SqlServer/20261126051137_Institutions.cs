using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Institutions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_IsPractice_Number",
                table: "ScenarioAttempts");

            migrationBuilder.DropIndex(
                name: "IX_RoleGrants_LearnerId_Role",
                table: "RoleGrants");

            migrationBuilder.DropIndex(
                name: "IX_Regrades_ActivityId_FromHash_Number",
                table: "Regrades");

            migrationBuilder.DropIndex(
                name: "IX_QuizTallies_ActivityId_ContentHash",
                table: "QuizTallies");

            migrationBuilder.DropIndex(
                name: "IX_QuizAttempts_LearnerId_ActivityId_Number",
                table: "QuizAttempts");

            migrationBuilder.DropIndex(
                name: "IX_Enrolments_LearnerId_Module",
                table: "Enrolments");

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "SharedDebriefs",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "ScenarioAttempts",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "RoleGrants",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "Regrades",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "QuizTallies",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "QuizAttempts",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "LearningRecords",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "Enrolments",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "Credentials",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "Completions",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.AddColumn<Guid>(
                name: "InstitutionId",
                table: "AttemptsToCount",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("01980000-0000-7000-8000-000000000001"));

            migrationBuilder.CreateTable(
                name: "Institutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Slug = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Host = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: true),
                    NameFr = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Contact = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    RepresentativeName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RepresentativeTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    EditedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    Revision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Institutions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    InstitutionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LearnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    JoinedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => new { x.LearnerId, x.InstitutionId });
                    table.ForeignKey(
                        name: "FK_Memberships_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Memberships_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "Institutions",
                columns: new[] { "Id", "Address", "Contact", "CreatedAt", "EditedAt", "Host", "IsOpen", "NameEn", "NameFr", "RepresentativeName", "RepresentativeTitle", "Revision", "Slug" },
                values: new object[] { new Guid("01980000-0000-7000-8000-000000000001"), "", "", new DateTimeOffset(new DateTime(2026, 11, 26, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), null, null, true, "", "", "", "", 0, "accueil" });

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_IsPractice_Number_InstitutionId",
                table: "ScenarioAttempts",
                columns: new[] { "LearnerId", "ActivityId", "IsPractice", "Number", "InstitutionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_LearnerId_Role_InstitutionId",
                table: "RoleGrants",
                columns: new[] { "LearnerId", "Role", "InstitutionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_ActivityId_FromHash_Number_InstitutionId",
                table: "Regrades",
                columns: new[] { "ActivityId", "FromHash", "Number", "InstitutionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuizTallies_ActivityId_ContentHash_InstitutionId",
                table: "QuizTallies",
                columns: new[] { "ActivityId", "ContentHash", "InstitutionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuizAttempts_LearnerId_ActivityId_Number_InstitutionId",
                table: "QuizAttempts",
                columns: new[] { "LearnerId", "ActivityId", "Number", "InstitutionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enrolments_InstitutionId",
                table: "Enrolments",
                column: "InstitutionId");

            migrationBuilder.CreateIndex(
                name: "IX_Enrolments_LearnerId_Module_InstitutionId",
                table: "Enrolments",
                columns: new[] { "LearnerId", "Module", "InstitutionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_Host",
                table: "Institutions",
                column: "Host",
                unique: true,
                filter: "[Host] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Institutions_Slug",
                table: "Institutions",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_InstitutionId",
                table: "Memberships",
                column: "InstitutionId");

            migrationBuilder.AddForeignKey(
                name: "FK_Enrolments_Institutions_InstitutionId",
                table: "Enrolments",
                column: "InstitutionId",
                principalTable: "Institutions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // Whoever was here learns at the institution that runs the installation, as do their rows.
            migrationBuilder.Sql(
                """
                INSERT INTO [Memberships] ([LearnerId], [InstitutionId], [JoinedAt]) SELECT [Id], '01980000-0000-7000-8000-000000000001', [CreatedAt] FROM [Learners];
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Enrolments_Institutions_InstitutionId",
                table: "Enrolments");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "Institutions");

            migrationBuilder.DropIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_IsPractice_Number_InstitutionId",
                table: "ScenarioAttempts");

            migrationBuilder.DropIndex(
                name: "IX_RoleGrants_LearnerId_Role_InstitutionId",
                table: "RoleGrants");

            migrationBuilder.DropIndex(
                name: "IX_Regrades_ActivityId_FromHash_Number_InstitutionId",
                table: "Regrades");

            migrationBuilder.DropIndex(
                name: "IX_QuizTallies_ActivityId_ContentHash_InstitutionId",
                table: "QuizTallies");

            migrationBuilder.DropIndex(
                name: "IX_QuizAttempts_LearnerId_ActivityId_Number_InstitutionId",
                table: "QuizAttempts");

            migrationBuilder.DropIndex(
                name: "IX_Enrolments_InstitutionId",
                table: "Enrolments");

            migrationBuilder.DropIndex(
                name: "IX_Enrolments_LearnerId_Module_InstitutionId",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "SharedDebriefs");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "ScenarioAttempts");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "RoleGrants");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "Regrades");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "QuizTallies");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "QuizAttempts");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "LearningRecords");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "Enrolments");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "Completions");

            migrationBuilder.DropColumn(
                name: "InstitutionId",
                table: "AttemptsToCount");

            migrationBuilder.CreateIndex(
                name: "IX_ScenarioAttempts_LearnerId_ActivityId_IsPractice_Number",
                table: "ScenarioAttempts",
                columns: new[] { "LearnerId", "ActivityId", "IsPractice", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoleGrants_LearnerId_Role",
                table: "RoleGrants",
                columns: new[] { "LearnerId", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_ActivityId_FromHash_Number",
                table: "Regrades",
                columns: new[] { "ActivityId", "FromHash", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuizTallies_ActivityId_ContentHash",
                table: "QuizTallies",
                columns: new[] { "ActivityId", "ContentHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuizAttempts_LearnerId_ActivityId_Number",
                table: "QuizAttempts",
                columns: new[] { "LearnerId", "ActivityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enrolments_LearnerId_Module",
                table: "Enrolments",
                columns: new[] { "LearnerId", "Module" },
                unique: true);
        }
    }
}
