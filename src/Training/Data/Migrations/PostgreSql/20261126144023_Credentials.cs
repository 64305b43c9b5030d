using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Training.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Credentials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Credentials_CompletionId",
                table: "Credentials");

            migrationBuilder.RenameColumn(
                name: "RevokedAt",
                table: "Credentials",
                newName: "StateChangedAt");

            migrationBuilder.AlterColumn<Guid>(
                name: "CompletionId",
                table: "Credentials",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "CourseCompletionId",
                table: "Credentials",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ExpiresAt",
                table: "Credentials",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "Credentials",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "StateReason",
                table: "Credentials",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StatusIndex",
                table: "Credentials",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SupersededBy",
                table: "Credentials",
                type: "character varying(26)",
                maxLength: 26,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CredentialEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CredentialId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CredentialEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CredentialEvents_Credentials_CredentialId",
                        column: x => x.CredentialId,
                        principalTable: "Credentials",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CredentialRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompletionId = table.Column<Guid>(type: "uuid", nullable: true),
                    CourseCompletionId = table.Column<Guid>(type: "uuid", nullable: true),
                    LearnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    HolderName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    IsGranted = table.Column<bool>(type: "boolean", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CredentialRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CredentialRequests_Completions_CompletionId",
                        column: x => x.CompletionId,
                        principalTable: "Completions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CredentialRequests_CourseCompletions_CourseCompletionId",
                        column: x => x.CourseCompletionId,
                        principalTable: "CourseCompletions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CredentialRequests_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CredentialTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Target = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    TextFr = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    TextEn = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Signatories = table.Column<string>(type: "text", nullable: false),
                    Recognitions = table.Column<string>(type: "text", nullable: false),
                    ShowsLogo = table.Column<bool>(type: "boolean", nullable: false),
                    IsBilingual = table.Column<bool>(type: "boolean", nullable: false),
                    IsReviewed = table.Column<bool>(type: "boolean", nullable: false),
                    ValidMonths = table.Column<int>(type: "integer", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CredentialTemplates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CredentialTemplates_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    InstitutionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Algorithm = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    PublicKey = table.Column<string>(type: "text", nullable: false),
                    ProtectedPrivateKey = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SigningKeys_Institutions_InstitutionId",
                        column: x => x.InstitutionId,
                        principalTable: "Institutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_CompletionId_Revision",
                table: "Credentials",
                columns: new[] { "CompletionId", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_CourseCompletionId_Revision",
                table: "Credentials",
                columns: new[] { "CourseCompletionId", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_ExpiresAt",
                table: "Credentials",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_InstitutionId_StatusIndex",
                table: "Credentials",
                columns: new[] { "InstitutionId", "StatusIndex" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CredentialEvents_CredentialId_At",
                table: "CredentialEvents",
                columns: new[] { "CredentialId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CredentialRequests_CompletionId",
                table: "CredentialRequests",
                column: "CompletionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CredentialRequests_CourseCompletionId",
                table: "CredentialRequests",
                column: "CourseCompletionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CredentialRequests_InstitutionId_DecidedAt",
                table: "CredentialRequests",
                columns: new[] { "InstitutionId", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CredentialRequests_LearnerId",
                table: "CredentialRequests",
                column: "LearnerId");

            migrationBuilder.CreateIndex(
                name: "IX_CredentialTemplates_InstitutionId_Target",
                table: "CredentialTemplates",
                columns: new[] { "InstitutionId", "Target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SigningKeys_InstitutionId_CreatedAt",
                table: "SigningKeys",
                columns: new[] { "InstitutionId", "CreatedAt" });

            migrationBuilder.AddForeignKey(
                name: "FK_Credentials_CourseCompletions_CourseCompletionId",
                table: "Credentials",
                column: "CourseCompletionId",
                principalTable: "CourseCompletions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Credentials_CourseCompletions_CourseCompletionId",
                table: "Credentials");

            migrationBuilder.DropTable(
                name: "CredentialEvents");

            migrationBuilder.DropTable(
                name: "CredentialRequests");

            migrationBuilder.DropTable(
                name: "CredentialTemplates");

            migrationBuilder.DropTable(
                name: "SigningKeys");

            migrationBuilder.DropIndex(
                name: "IX_Credentials_CompletionId_Revision",
                table: "Credentials");

            migrationBuilder.DropIndex(
                name: "IX_Credentials_CourseCompletionId_Revision",
                table: "Credentials");

            migrationBuilder.DropIndex(
                name: "IX_Credentials_ExpiresAt",
                table: "Credentials");

            migrationBuilder.DropIndex(
                name: "IX_Credentials_InstitutionId_StatusIndex",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "CourseCompletionId",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "StateReason",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "StatusIndex",
                table: "Credentials");

            migrationBuilder.DropColumn(
                name: "SupersededBy",
                table: "Credentials");

            migrationBuilder.RenameColumn(
                name: "StateChangedAt",
                table: "Credentials",
                newName: "RevokedAt");

            migrationBuilder.AlterColumn<Guid>(
                name: "CompletionId",
                table: "Credentials",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Credentials_CompletionId",
                table: "Credentials",
                column: "CompletionId",
                unique: true);
        }
    }
}
