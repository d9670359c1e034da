/** The live link between a console or a customer and the server: its messages, and clients that resume without loss. */
export * from "./agent-link.ts";
export * from "./customer-link.ts";
