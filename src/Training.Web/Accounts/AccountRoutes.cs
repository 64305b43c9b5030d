using Training.Pages;
using Training.Web.Accounts.Confirming;
using Training.Web.Accounts.MyData;
using Training.Web.Accounts.Passkeys;
using Training.Web.Accounts.Providers;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts;

/// <summary>All the pages under <c>/account</c>.</summary>
internal static class AccountRoutes
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var anyone = routes.MapAnyone("/account");
        anyone.MapRegister();
        anyone.MapConfirmEmail();
        anyone.MapSignIn();
        anyone.MapEnterCode();
        anyone.MapSignInByPasskey();
        anyone.MapAskProvider();
        anyone.MapComeBack();
        anyone.MapLinkAccount();
        anyone.MapStartAsGuest();
        anyone.MapSignOut();
        anyone.MapForgotPassword();
        anyone.MapResetPassword();

        var learners = routes.MapSignedIn("/account");
        learners.MapEditProfile();
        learners.MapChangePassword();
        learners.MapShowSecurity();
        learners.MapSignOutDevices();
        learners.MapTurnOnApp();
        learners.MapTurnOffApp();
        learners.MapAddPasskey();
        learners.MapChangePasskey();
        learners.MapUnlinkAccount();
        learners.MapShowMyData();
        learners.MapEraseMyData();
        learners.MapWithdrawConsent();
        learners.MapConfirmIdentity();
        learners.MapAskProviderAgain();

        routes.MapAdmins("/institution").MapEditProvider();
    }
}
