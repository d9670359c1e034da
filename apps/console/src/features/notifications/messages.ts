export const messages = {
  offer: (name: string, channel: string) => `New ${channel} offer from ${name}`,
  desktop: {
    title: (name: string) => `Offer: ${name}`,
    body: (channel: string, queue: string) => `${channel} · ${queue}`,
  },
  title: (count: number) => `(${count}) Offer · Omni`,
  unreadTitle: (count: number) => (count === 1 ? "(1) New message · Omni" : `(${count}) New messages · Omni`),
  message: (name: string) => `Message from ${name}`,
  callback: {
    reminder: (when: string) => `Callback ${when}`,
    due: "Callback is due",
    open: "Show callbacks",
  },
  plainTitle: "Omni",
  missed: "You missed an offer and are on a break now, so that no more customers wait for you.",
  missedTitle: "Missed offer",
};
