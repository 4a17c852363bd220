import type { Product } from './task.ts';
import type { TaskApi } from './taskApi.ts';

/** What proves who a person is to one product. Kept as a secret; only the product that made it looks inside. */
export type Credential = {
	product: Product;
	token: string;
	/** Ids that the product needs beside the token. */
	organizationId?: number | undefined;
	workspaceId: number;
};

/** What a person gives to sign in. */
export type SignInInput = {
	token: string;
	/** Where the token is a name to sign in with. It is used once and not kept. */
	password?: string | undefined;
	/** The web app's workspace URL, or `{org}/{workspace}`. */
	url?: string | undefined;
};

/** What an answer of a service tells beside its content. Times are milliseconds since 1970. */
export type AnswerFacts = {
	/** Requests that are left until `resetsAt`. */
	remaining?: number | undefined;
	resetsAt?: number | undefined;
	/** The service's clock. */
	serverTime?: number | undefined;
};

/** A workspace to choose; `url` is what stands for it in `SignInInput`. */
export type Place = { url: string; label: string; description: string };

/** What a connector is made with. */
export type ConnectorOptions = {
	/** The text of the setting with the API's address, asked for each request. */
	apiUrl: () => string;
	/** Takes a line for each request and for each row that can't be read. */
	log: (line: string) => void;
};

/** What has to be known of a product before anybody signs in to it; all else is loaded when it is needed. */
export type Service = {
	readonly product: Product;
	/** How references in code call it. It outlives every sign-in and is fixed: other people's code has it. */
	readonly word: string;
	/** The setting of its API's address, behind `togglTasks.`, and the address without it. */
	readonly apiUrl: { readonly setting: string; readonly fallback: string };
	connector(options: ConnectorOptions): Promise<Connector>;
};

/** The way to a product that a person can sign in to. */
export interface Connector {
	readonly product: Product;
	readonly label: string;
	/** What the sign-in asks for, and where the person finds it. */
	readonly tokenPrompt: { title: string; placeholder: string; help: string; helpUrl: string };
	readonly urlPrompt?: { title: string; placeholder: string; help: string };
	/** Asked for when `wantsPassword` says so of what was typed as a token. */
	readonly passwordPrompt?: { title: string; placeholder: string; help: string };
	wantsPassword?(token: string): boolean;
	/** Says in a sentence what is wrong with the text, without asking the service; nothing when it looks right. */
	checkToken(token: string): string | undefined;
	checkUrl?(url: string): string | undefined;
	/** The workspaces to choose from, where they are known, and the token to go on with. Rejects with a `TaskError`. */
	places?(input: SignInInput, signal?: AbortSignal): Promise<{ token: string; places: readonly Place[] }>;
	/** Proves the input with the service. Rejects with a `TaskError`, and nothing is kept then. */
	signIn(input: SignInInput, signal?: AbortSignal): Promise<Credential>;
	/** `onAnswer` hears of every answer. */
	connect(credential: Credential, onAnswer?: (facts: AnswerFacts) => void): TaskApi;
}
