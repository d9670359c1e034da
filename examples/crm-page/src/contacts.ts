/** The CRM's own records; a real one would ask its database. Simulated numbers that end in 1 or 2 answer in the demo. */
export const contacts = [
  { name: "Omar Murphy", phone: "+15551012981" },
  { name: "Grace Okafor", phone: "+447700900121" },
  { name: "Iris Lund", phone: "+447700900122" },
] as const;
