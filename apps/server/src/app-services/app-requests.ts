import { OmniError } from "@omni/wire";
import type { Dispatcher } from "undici";
import type { Clock } from "../clock.ts";
import { findAddresses, resolveByDns, sendPinned, type Resolve } from "./pinned-request.ts";
import {
  checkOrigin,
  prepareRequest,
  type AppReach,
  type PreparedRequest,
  type RequestArgument,
} from "./prepare-request.ts";
import { readAnswer, type Answer } from "./read-answer.ts";
import { RecentAnswers } from "./recent-answers.ts";
import { requestError } from "./request-error.ts";
import { toRedirect } from "./to-redirect.ts";

export const largestAnswerBytes = 5 * 1024 * 1024;
const mostRedirects = 3;

export interface AppRequestsOptions {
  clock: Clock;
  /** Origins in private networks that an administrator allows, plain http too. */
  privateOrigins: readonly string[];
  resolve?: Resolve | undefined;
  timeoutMs?: number;
  /** How many requests of an app may be under way, for one user and for all of them. */
  mostAtOnce?: { user: number; app: number };
}

export interface AppCaller {
  agentId: string;
  appId: string;
  /** Names the call: sent again, it is not carried out again. */
  key: string;
}

/** Requests of apps to their own services. The server adds what the browser must not see, and goes only where it may. */
export class AppRequests {
  readonly #options: Required<AppRequestsOptions> & { resolve: Resolve };
  readonly #recent: RecentAnswers;
  readonly #underWay = new Map<string, number>();

  constructor(options: AppRequestsOptions) {
    this.#options = {
      timeoutMs: 10_000,
      mostAtOnce: { user: 6, app: 50 },
      ...options,
      resolve: options.resolve ?? resolveByDns,
    };
    this.#recent = new RecentAnswers(options.clock);
  }

  /** Rejects with TARGET_UNAVAILABLE and a `reason` when nothing came back. */
  async send(caller: AppCaller, reach: AppReach, argument: RequestArgument): Promise<Answer> {
    const request = prepareRequest(reach, argument);
    return this.#recent.once(`${caller.agentId} ${caller.appId} ${caller.key}`, request.method !== "GET", () =>
      this.#inTurn(caller, () => this.#sendWithin(request)),
    );
  }

  async #inTurn({ agentId, appId }: AppCaller, work: () => Promise<Answer>): Promise<Answer> {
    const { user, app } = this.#options.mostAtOnce;
    const places: [string, number][] = [
      [`${appId} ${agentId}`, user],
      [appId, app],
    ];
    for (const [place, most] of places)
      if ((this.#underWay.get(place) ?? 0) >= most)
        throw new OmniError("RATE_LIMITED", `${most} requests of the app are under way. Wait for one of them.`, {
          details: { retryAfterMs: 1_000, limit: most },
        });
    for (const [place] of places) this.#underWay.set(place, (this.#underWay.get(place) ?? 0) + 1);
    try {
      return await work();
    } finally {
      for (const [place] of places) {
        const left = (this.#underWay.get(place) ?? 1) - 1;
        if (left === 0) this.#underWay.delete(place);
        else this.#underWay.set(place, left);
      }
    }
  }

  async #sendWithin(request: PreparedRequest): Promise<Answer> {
    const { timeoutMs } = this.#options;
    const { origin } = request.url;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await this.#follow(request, signal);
    } catch (error) {
      if (OmniError.is(error)) throw error;
      // What HTTP's own errors say may hold an address with a secret: none of it goes on.
      if (signal.aborted)
        throw requestError("TIMED_OUT", `${origin} did not answer within ${timeoutMs} ms.`, { origin, timeoutMs });
      throw requestError("UNREACHABLE", `${origin} could not be reached.`, { origin });
    }
  }

  async #follow(first: PreparedRequest, signal: AbortSignal): Promise<Answer> {
    let request = first;
    for (let redirects = 0; ; redirects++) {
      const answer = await this.#sendOnce(request, signal);
      if (!("redirectTo" in answer)) return answer;
      if (redirects === mostRedirects)
        throw requestError("REDIRECT_REFUSED", `The service redirected more than ${mostRedirects} times.`);
      request = answer.redirectTo;
    }
  }

  async #sendOnce(request: PreparedRequest, signal: AbortSignal): Promise<Answer | { redirectTo: PreparedRequest }> {
    const { privateOrigins, resolve } = this.#options;
    const { url, origins, secrets } = request;
    checkOrigin(url, origins);
    const mayBePrivate = privateOrigins.includes(url.origin);
    if (url.protocol !== "https:" && !mayBePrivate)
      throw requestError("INSECURE", `${url.origin} is not HTTPS. Requests would go out in clear.`, {
        origin: url.origin,
      });
    const addresses = await findAddresses(url, resolve, { mayBePrivate, signal });
    return sendPinned({ ...request, signal }, addresses, async (response: Dispatcher.ResponseData) => {
      const redirectTo = toRedirect(request, response);
      if (redirectTo !== null) return { redirectTo };
      return readAnswer(response, secrets, largestAnswerBytes);
    });
  }
}
