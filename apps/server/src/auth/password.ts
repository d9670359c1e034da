import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the parameters that OWASP recommends, which are the library's own. */
export const hashPassword = (password: string): Promise<string> => hash(password);

export const isPassword = (passwordHash: string, password: string): Promise<boolean> => verify(passwordHash, password);
