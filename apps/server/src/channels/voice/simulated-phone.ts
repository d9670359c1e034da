/** What a played phone notices. */
export interface PhoneEvent {
  type: "ringing" | "connected" | "held" | "resumed" | "digits" | "ended";
  callId: string;
  /** Who calls, when it rings. */
  from?: string;
  digits?: string;
  /** How it ended. */
  reason?: string;
}

export type PhoneEventListener = (event: PhoneEvent) => void;

/** A number that a person or a test plays. What makes no sense for a call any more changes nothing. */
export interface SimulatedPhone {
  /** Calls a number of the centre; the call's id. */
  call(to: string): string;
  answer(callId: string): void;
  decline(callId: string): void;
  hangUp(callId: string): void;
  /** The network is lost: nobody hung up. */
  drop(callId: string): void;
  sendDigits(callId: string, digits: string): void;
  /** Nobody plays the number any more; its calls are lost. */
  disconnect(): void;
}
