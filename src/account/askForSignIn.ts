import * as vscode from 'vscode';
import type { Connector, Place, SignInInput } from '../tasks/connector.ts';
import { asTaskError } from '../tasks/taskError.ts';
import { forMessage } from '../ui/plainText.ts';
import type { Accounts } from './accounts.ts';
import { pickPlace } from './pickPlace.ts';
import { signInProblem } from './signInProblem.ts';

type Step = {
	title: string;
	placeholder: string;
	help: string;
	helpUrl?: string;
	password: boolean;
	/** Whether blanks at either end belong to what was typed. */
	asTyped?: boolean;
	value: string;
	step: number;
	totalSteps: number;
	check(text: string): string | undefined;
	/** What Enter does; the sentence of a failure keeps the box open with what was typed. */
	accept(text: string): Promise<string | undefined>;
};

/** Asks for the key and the workspace and signs in; nothing when the person leaves. What was typed stays until it works. */
export async function askForSignIn(
	accounts: Accounts,
	connector: Connector,
): Promise<{ workspaceId: number; kept: boolean } | undefined> {
	const input: SignInInput = { token: '' };
	let done: { workspaceId: number; kept: boolean } | undefined;
	const signIn = async (): Promise<string | undefined> => {
		try {
			done = await accounts.signIn(connector.product, input);
			return undefined;
		} catch (error) {
			return asTaskError(error).message;
		}
	};
	const { tokenPrompt, passwordPrompt, urlPrompt } = connector;
	let places: readonly Place[] | undefined;
	/** What comes when the person has said who it is. */
	const goOn = async (): Promise<string | undefined> => {
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
			return signInProblem(error, connector.label).message;
		}
	};
	const wantsPassword = (): boolean => connector.wantsPassword?.(input.token) ?? false;
	const totalSteps = urlPrompt || connector.places ? 2 : 1;
	const entered = await ask({
		...tokenPrompt,
		password: true,
		value: '',
		step: 1,
		totalSteps,
		check: (text) => connector.checkToken(text),
		accept: async (text) => {
			input.token = text;
			return wantsPassword() ? undefined : goOn();
		},
	});
	if (entered && passwordPrompt && wantsPassword()) {
		await ask({
			...passwordPrompt,
			password: true,
			asTyped: true,
			value: '',
			step: 2,
			totalSteps: totalSteps + 1,
			check: () => undefined,
			accept: async (text) => {
				input.password = text;
				return goOn();
			},
		});
	}
	if (places && places.length > 1) {
		await pickPlace(connector.label, places, async ({ url }) => {
			input.url = url;
			return signIn();
		});
	}
	if (entered && urlPrompt) {
		await ask({
			...urlPrompt,
			password: false,
			value: '',
			step: 2,
			totalSteps,
			check: (text) => connector.checkUrl?.(text),
			accept: async (text) => {
				input.url = text;
				return signIn();
			},
		});
	}
	return done;
}

/** Shows one box until its text was accepted, or the person left; tells which. */
async function ask(step: Step): Promise<boolean> {
	const box = vscode.window.createInputBox();
	const help: vscode.QuickInputButton = {
		iconPath: new vscode.ThemeIcon('link-external'),
		tooltip: vscode.l10n.t('Open in Browser'),
	};
	Object.assign(box, {
		title: step.title,
		placeholder: step.placeholder,
		prompt: step.help,
		password: step.password,
		value: step.value,
		step: step.step,
		totalSteps: step.totalSteps,
		ignoreFocusOut: true,
		buttons: step.helpUrl ? [help] : [],
	});
	box.onDidTriggerButton(() => void vscode.env.openExternal(vscode.Uri.parse(step.helpUrl ?? '')));
	box.onDidChangeValue(() => {
		box.validationMessage = undefined;
	});
	try {
		return await new Promise<boolean>((resolve) => {
			box.onDidHide(() => resolve(false));
			box.onDidAccept(async () => {
				if (box.busy) {
					return;
				}
				const text = step.asTyped ? box.value : box.value.trim();
				box.busy = true;
				const failure = step.check(text) ?? (await step.accept(text));
				box.busy = false;
				if (failure === undefined) {
					resolve(true);
				} else {
					box.validationMessage = forMessage(failure);
				}
			});
			box.show();
		});
	} finally {
		box.dispose();
	}
}
