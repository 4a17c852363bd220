import * as vscode from 'vscode';
import type { Connector, Place, SignInInput } from '../tasks/connector.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import { forMessage } from '../ui/plainText.ts';
import type { Accounts } from './accounts.ts';
import { pickPlace } from './pickPlace.ts';
import { signInProblem } from './signInProblem.ts';
import type { Failure, StepEnd } from './signInStep.ts';

type Step = {
	title: string;
	placeholder: string;
	help: string;
	helpUrl?: string;
	password: boolean;
	/** Whether blanks at either end belong to what was typed. */
	asTyped?: boolean;
	value: string;
	/** What is wrong with the value, when the person has been brought back to it. */
	problem?: string | undefined;
	step: number;
	/** How many boxes there are, by what is typed in this one. */
	totalSteps(text: string): number;
	/** Hears of all that is typed, so that it's there again when the person comes back. */
	keep(text: string): void;
	check(text: string): string | undefined;
	/** What Enter does; a failure keeps the box open with what was typed, or brings the person back. */
	accept(text: string): Promise<Failure | undefined>;
};

/** Asks for the key and the workspace and signs in; nothing when the person leaves. What was typed stays until it works. */
export async function askForSignIn(
	accounts: Accounts,
	connector: Connector,
): Promise<{ workspaceId: number; kept: boolean } | undefined> {
	const { tokenPrompt, passwordPrompt, urlPrompt } = connector;
	const input: SignInInput = { token: '' };
	const typed = { token: '', password: '', url: '' };
	let refusal: string | undefined;
	let places: readonly Place[] = [];
	let done: { workspaceId: number; kept: boolean } | undefined;

	const signIn = async (): Promise<Failure | undefined> => {
		try {
			done = await accounts.signIn(connector.product, input);
			return undefined;
		} catch (error) {
			return failureOf(error);
		}
	};
	/** What comes when the person has said who it is. */
	const goOn = async (): Promise<Failure | undefined> => {
		if (!connector.places) {
			return urlPrompt ? undefined : signIn();
		}
		try {
			const found = await connector.places(input);
			// The password was of use once; the token is who the person is.
			delete input.password;
			input.token = found.token;
			({ places } = found);
			const [only, ...others] = places;
			input.url = only?.url;
			return only && others.length === 0 ? await signIn() : undefined;
		} catch (error) {
			return failureOf(signInProblem(error, connector.label));
		}
	};
	const wantsPassword = (token: string): boolean =>
		passwordPrompt !== undefined && (connector.wantsPassword?.(token.trim()) ?? false);
	const totalSteps = (token = typed.token): number =>
		(urlPrompt || connector.places ? 2 : 1) + Number(wantsPassword(token));

	const askForToken = (): Promise<StepEnd> =>
		ask({
			...tokenPrompt,
			password: true,
			value: typed.token,
			problem: refusal,
			step: 1,
			totalSteps,
			keep: (text) => {
				typed.token = text;
				refusal = undefined;
			},
			check: (text) => connector.checkToken(text),
			accept: async (text) => {
				input.token = text;
				delete input.password;
				places = [];
				return wantsPassword(text) ? undefined : goOn();
			},
		});
	const askForPassword = (prompt: NonNullable<typeof passwordPrompt>): Promise<StepEnd> =>
		ask({
			...prompt,
			password: true,
			asTyped: true,
			value: typed.password,
			step: 2,
			totalSteps: () => totalSteps(),
			keep: (text) => {
				typed.password = text;
			},
			check: () => undefined,
			accept: async (text) => {
				input.token = typed.token.trim();
				input.password = text;
				return goOn();
			},
		});
	const askForPlace = (): Promise<StepEnd> =>
		pickPlace(connector.label, { places, step: totalSteps(), totalSteps: totalSteps() }, ({ url }) => {
			input.url = url;
			return signIn();
		});
	const askForUrl = (prompt: NonNullable<typeof urlPrompt>): Promise<StepEnd> =>
		ask({
			...prompt,
			password: false,
			value: typed.url,
			step: totalSteps(),
			totalSteps: () => totalSteps(),
			keep: (text) => {
				typed.url = text;
			},
			check: (text) => connector.checkUrl?.(text),
			accept: async (text) => {
				input.url = text;
				const failure = await signIn();
				refusal = failure?.isOfToken ? failure.sentence : undefined;
				return failure;
			},
		});
	const steps = (): readonly (() => Promise<StepEnd>)[] => [
		askForToken,
		...(passwordPrompt && wantsPassword(typed.token) ? [() => askForPassword(passwordPrompt)] : []),
		...(places.length > 1 ? [askForPlace] : []),
		...(urlPrompt ? [() => askForUrl(urlPrompt)] : []),
	];

	for (let at = 0; ;) {
		const step = steps()[at];
		const end = await step?.();
		if (end === undefined || end === 'left') {
			return done;
		}
		at += end === 'back' ? -1 : 1;
	}
}

/** A failure, and whether it's the key's, which an earlier box asked for. */
function failureOf(error: unknown): Failure {
	const { message, cause } = asTaskError(error);
	return {
		sentence: message,
		isOfToken: cause instanceof TaskError && cause.problem.kind === 'unauthorized',
	};
}

/** Shows one box until its text was accepted, or the person went back or left; tells which. */
async function ask(step: Step): Promise<StepEnd> {
	const box = vscode.window.createInputBox();
	const help: vscode.QuickInputButton = {
		iconPath: new vscode.ThemeIcon('link-external'),
		tooltip: vscode.l10n.t('Open in Browser'),
	};
	const canGoBack = step.step > 1;
	Object.assign(box, {
		title: step.title,
		placeholder: step.placeholder,
		prompt: step.help,
		password: step.password,
		value: step.value,
		step: step.step,
		totalSteps: step.totalSteps(step.value),
		ignoreFocusOut: true,
		buttons: [...(canGoBack ? [vscode.QuickInputButtons.Back] : []), ...(step.helpUrl ? [help] : [])],
		validationMessage: step.problem === undefined ? undefined : forMessage(step.problem),
	});
	box.onDidChangeValue((text) => {
		box.validationMessage = undefined;
		box.totalSteps = step.totalSteps(text);
		step.keep(text);
	});
	try {
		return await new Promise<StepEnd>((resolve) => {
			box.onDidTriggerButton((button) => {
				if (button === vscode.QuickInputButtons.Back) {
					resolve('back');
				} else {
					void vscode.env.openExternal(vscode.Uri.parse(step.helpUrl ?? ''));
				}
			});
			box.onDidHide(() => resolve('left'));
			box.onDidAccept(async () => {
				if (box.busy) {
					return;
				}
				const text = step.asTyped ? box.value : box.value.trim();
				box.busy = true;
				const sentence = step.check(text);
				const failure = sentence === undefined ? await step.accept(text) : { sentence };
				box.busy = false;
				if (failure === undefined) {
					resolve('done');
				} else if (failure.isOfToken && canGoBack) {
					resolve('back');
				} else {
					box.validationMessage = forMessage(failure.sentence);
				}
			});
			box.show();
		});
	} finally {
		box.dispose();
	}
}
