using Training.Credentials;

namespace Training.Tests.Credentials;

public sealed class CredentialCodeTests
{
    [Fact]
    public void A_code_has_26_letters_and_digits_that_nobody_mixes_up()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => CredentialCode.New()).ToList();

        Assert.Equal(200, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", code));
    }

    [Theory]
    [InlineData("7K3QD2M4PAXH8ZR5TWVC9NBE60")]
    [InlineData("7k3qd2m4paxh8zr5twvc9nbe60")]
    [InlineData("7K3QD-2M4PA-XH8ZR-5TWVC-9NBE60")]
    [InlineData(" 7K3QD 2M4PA XH8ZR 5TWVC 9NBE6O ")]
    public void A_code_is_understood_however_it_is_typed(string typed)
    {
        Assert.Equal("7K3QD2M4PAXH8ZR5TWVC9NBE60", CredentialCode.Read(typed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3QD2M4PAXH8ZR5TWVC9NBE6")]
    [InlineData("7K3QD2M4PAXH8ZR5TWVC9NBE6U")]
    [InlineData("../../etc/passwd")]
    public void What_cannot_be_a_code_is_not_looked_for(string? typed)
    {
        Assert.Null(CredentialCode.Read(typed));
    }

    [Fact]
    public void A_code_on_paper_is_read_back()
    {
        var code = CredentialCode.New();

        Assert.Equal(code, CredentialCode.Read(CredentialCode.ForReading(code)));
    }
}
