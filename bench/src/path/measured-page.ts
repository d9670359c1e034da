import { signIn, startShift } from "@omni/e2e/agent";
import { appHostedElsewhere, serveApp, startOfApp, type AppPage } from "@omni/e2e/app-page";
import type { Browser } from "playwright-core";

/** What the app says when it has all the conversations that it wants. */
export const takesNoMore = "takes no more";

/** An app that takes so many chats, and reports the text of every customer's message from its callback. */
export const openMeasuredApp = (echoUrl: string, conversations: number) =>
  serveApp(`${startOfApp}
    const echo = new WebSocket(${JSON.stringify(echoUrl)});
    await new Promise((resolve) => { echo.onopen = resolve; });
    let connected = 0;
    await sdk.interaction.register("messageReceived", ({ message }) => echo.send(message.text));
    await sdk.interaction.register("interactionOffered", ({ interactionId }) =>
      sdk.interaction.acceptInteraction({ interactionId }).catch((error) => says(error.message)));
    await sdk.interaction.register("interactionConnected", async () => {
      if (++connected < ${conversations}) return;
      await sdk.session.setAutoCall({ channelType: "CHAT", enabled: false });
      echo.send(${JSON.stringify(takesNoMore)});
    });
    says("Listening");
  `);

/** A real console in a real browser, with the app in it, available for work. */
export async function openConsole(browser: Browser, url: string, username: string, password: string): Promise<void> {
  const page = await browser.newPage();
  await signIn(page, url, username, password);
  await startShift(page);
  await appHostedElsewhere(page, "http://127.0.0.1").getByText("Listening").waitFor({ state: "attached" });
}

/** The limit: a page that takes the relay's frames from a bare socket and reports them by the same echo. */
export async function openRawPage(browser: Browser, relayUrl: string, echoUrl: string): Promise<AppPage> {
  const served = await serveApp(`
    const open = async (url) => {
      const socket = new WebSocket(url);
      await new Promise((resolve) => { socket.onopen = resolve; });
      return socket;
    };
    const echo = await open(${JSON.stringify(echoUrl)});
    const relay = await open(${JSON.stringify(relayUrl)});
    relay.onmessage = ({ data }) => echo.send(JSON.parse(data).text);
    document.querySelector("#says").textContent = "Listening";
  `);
  const page = await browser.newPage();
  await page.goto(served.url);
  await page.getByText("Listening").waitFor();
  return served;
}
