/** The assistant that needs no service: words of the customer lead to a reply that an agent would begin with. */
export interface Advice {
  title: string;
  text: string;
  /** Why it is suggested, in words for the agent. */
  because: string;
}

const rules: readonly (Pick<Advice, "title" | "text"> & { words: RegExp })[] = [
  {
    words: /\b(broken|damaged|defect\w*|does not work|stopped working|faulty)\b/i,
    title: "Offer a replacement",
    text: "I am sorry that it arrived like this. I can send you a new one today, or give your money back. Which would you like?",
  },
  {
    words: /\b(refund\w*|money back|reimburse\w*)\b/i,
    title: "Explain the refund",
    text: "I have started your refund. It reaches your account within five working days.",
  },
  {
    words: /\b(where|when|late|delayed|tracking|not arrived|delivery|parcel)\b/i,
    title: "Look the delivery up",
    text: "Let me look up your delivery. Could you tell me the order number? It begins with NW.",
  },
  {
    words: /\b(thank\w*|great|perfect|wonderful)\b/i,
    title: "Close the conversation",
    text: "You are welcome! Is there anything else I can do for you?",
  },
];

const unhappy = /\b(angry|unacceptable|terrible|worst|complain\w*|ridiculous|furious|disappoint\w*|lawyer)\b/i;

/** What to say to the customer's words, the most fitting first: at most three. */
export function advise(said: string): Advice[] {
  const fitting = rules.flatMap(({ words, title, text }) => {
    const heard = words.exec(said)?.[0];
    return heard === undefined ? [] : [{ title, text, because: `The customer said "${heard}".` }];
  });
  const heard = unhappy.exec(said)?.[0];
  const calm: Advice = {
    title: "Calm the customer first",
    text: "I understand that this is upsetting, and I am sorry. I stay with you until it is solved.",
    because: `The customer said "${heard}".`,
  };
  return [...(heard === undefined ? [] : [calm]), ...fitting].slice(0, 3);
}
