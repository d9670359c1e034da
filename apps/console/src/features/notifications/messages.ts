export const messages = {
  offer: (name: string, channel: string) => `New ${channel} offer from ${name}`,
  desktop: {
    title: (name: string) => `Offer: ${name}`,
    body: (channel: string, queue: string) => `${channel} · ${queue}`,
  },
  title: (count: number) => `(${count}) Offer · Omni`,
  plainTitle: "Omni",
  missed: "You missed an offer and are on a break now, so that no more customers wait for you.",
  missedTitle: "Missed offer",
};
