import type { CustomerDetails } from "@omni/contract";
import type { Id } from "../directory.ts";

export type CallbackCommand =
  | {
      type: "callback.schedule";
      callbackId: Id;
      interactionId: Id;
      agentId: Id;
      at: number;
      self: boolean;
      /** Null: the customer's first number. */
      phone: string | null;
      notes: string;
    }
  | { type: "callback.cancel"; callbackId: Id; agentId: Id }
  /** Calls now, whether it is due or not. */
  | { type: "callback.dial"; callbackId: Id; agentId: Id }
  | { type: "callback.remind"; callbackId: Id }
  | { type: "callback.fallDue"; callbackId: Id }
  | { type: "interaction.reservationTimeout"; interactionId: Id; until: number };

export type CustomerCommand =
  /** The record `customerId` is gone; `into` stands for it wherever it is in use. */
  { type: "customer.merge"; customerId: Id; into: CustomerDetails };
