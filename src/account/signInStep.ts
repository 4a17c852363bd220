/** How a person left one box of the sign-in: with what it asks for, for the box before it, or altogether. */
export type StepEnd = 'done' | 'back' | 'left';

/** Why what was given isn't accepted; `isOfToken` when another key is what helps. */
export type Failure = { sentence: string; isOfToken?: boolean };
