/** One conversation: its messages, the composer and the prepared answers. */
export { Conversation } from "./conversation.tsx";
export { MessageAnnouncer } from "./message-announcer.tsx";
