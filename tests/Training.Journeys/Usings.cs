global using Microsoft.Playwright;
global using Training.Content;
global using Xunit;
global using static Microsoft.Playwright.Assertions;
