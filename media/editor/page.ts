import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { Draft, FormState, FormValues, ToPage } from '../../src/editor/protocol.ts';
import { fieldsOf } from './codecs.ts';
import { DraftKeeper } from './draftKeeper.ts';
import { Editing } from './editing.ts';
import { element } from '../shared/element.ts';
import { FormNotices } from './formNotices.ts';
import { FormView } from './formView.ts';
import { Header } from './header.ts';
import type { PageHost } from './pageHost.ts';
import { Upcoming } from './upcoming.ts';

type Begin = Extract<ToPage, { kind: 'init' }>;

/** The page: shows a task being edited, and keeps both the host and the person informed. */
export class Page {
	readonly root = element('main');
	readonly #host: PageHost;
	readonly #keeper: DraftKeeper;
	readonly #strings: FormStrings;
	readonly #header: Header;
	readonly #notices: FormNotices;
	readonly #editing: Editing;
	readonly #view: FormView;
	readonly #upcoming: Upcoming;
	#state: FormState;
	/** Whether the person asked for another save while one was under way. */
	#savesAgain = false;

	constructor(host: PageHost, { strings, state, draft, saving, failed }: Begin) {
		const own = host.kept();
		this.#host = host;
		this.#strings = strings;
		this.#state = state;
		// A task that isn't there is shown as it was last.
		const values = hasFields(state.values) ? state.values : (own?.values ?? {});
		this.#editing = new Editing(values, own?.draft ?? draft ?? {}, saving);
		this.#keeper = new DraftKeeper(host, draft);
		this.#header = new Header(strings, {
			save: () => this.save(),
			revert: () => this.#discard(),
			act: (action) => host.post({ kind: 'action', action }),
			open: (id) => host.post({ kind: 'otherTask', action: 'open', id }),
		});
		this.#notices = new FormNotices(strings, {
			retry: () => (this.#state.missing ? this.#create() : this.save()),
			createAgain: () => this.#create(),
			discard: () => this.#discard(),
			choose: (choice) => host.post({ kind: 'trouble', choice }),
		});
		this.#view = new FormView(strings, this.#editing, {
			typed: () => this.#typed(),
			changed: () => this.#render(),
			pickParent: () => host.post({ kind: 'pickParent' }),
			createTag: (name) => host.post({ kind: 'createTag', name }),
			runOnOther: (action, id) => host.post({ kind: 'otherTask', action, id }),
			addSubTask: () => host.post({ kind: 'addSubTask' }),
			openCode: (uri, line) => host.post({ kind: 'openCode', uri, line }),
			overwrite: () => this.#overwrite(),
		});
		this.root.ariaLabel = strings.form;
		this.#header.root.append(this.#notices.root);
		this.#upcoming = new Upcoming(strings, {
			ask: () => host.post({ kind: 'upcoming' }),
			open: (id) => host.post({ kind: 'otherTask', action: 'open', id }),
		});
		this.root.append(this.#header.root, this.#view.root, this.#upcoming.root);
		this.#render();
		if (failed !== undefined && this.#editing.isDirty) {
			this.#notices.fail(failed);
		}
		if (!own && this.#editing.isDirty) {
			this.#notices.restored();
		}
	}

	receive(message: Exclude<ToPage, Begin>): void {
		this.#view.collect();
		switch (message.kind) {
			case 'state':
				this.#take(message.state);
				break;
			case 'saved':
				this.#editing.finish(message.changes);
				this.#celebrate();
				break;
			case 'created':
				this.#take(message.state);
				this.#editing.finish();
				this.#celebrate();
				break;
			case 'notSaved':
			case 'failed':
				this.#editing.fail();
				this.#savesAgain = false;
				this.#header.say('');
				if (message.kind === 'failed') {
					this.#notices.fail(message.sentence);
				}
				break;
			case 'parent':
				this.#view.chooseParent(message.id, message.name);
				break;
			case 'tag':
				this.#view.addTag(message.id);
				break;
			case 'upcoming':
				this.#upcoming.take(message);
				break;
		}
		this.#render();
	}

	/** Sends what is changed, if it can be sent; else shows what has to be mended. */
	save(): void {
		this.#view.collect();
		if (this.#editing.isSaving) {
			this.#savesAgain = true;
			return;
		}
		if (this.#state.missing || this.#refuses()) {
			this.#render();
			return;
		}
		const changes = this.#editing.begin();
		this.#notices.clearFailure();
		this.#header.say(changes ? this.#strings.saving : this.#strings.nothingToSave);
		if (changes) {
			this.#host.post({ kind: 'save', changes });
		}
		this.#render();
	}

	#create(): void {
		this.#view.collect();
		if (this.#editing.isSaving || this.#refuses()) {
			return;
		}
		this.#notices.clearFailure();
		this.#header.say(this.#strings.saving);
		this.#host.post({ kind: 'create', values: this.#editing.beginAnew() });
		this.#render();
	}

	/** The host asks the person first; nothing is under way until they agree. */
	#overwrite(): void {
		this.#view.collect();
		if (!this.#editing.isSaving && !this.#refuses()) {
			this.#host.post({ kind: 'replace', values: this.#editing.shown });
		}
	}

	/** Whether something has to be mended first; it is shown then. */
	#refuses(): boolean {
		const wrong = this.#view.judge();
		const [first] = wrong;
		if (first === undefined) {
			return false;
		}
		this.#render();
		this.#notices.refuse(wrong);
		this.#view.focus(first);
		return true;
	}

	#take(state: FormState): void {
		const { waits } = this.#state;
		if (waits !== undefined && state.waits !== waits && !this.#editing.isDirty) {
			this.#header.say(state.waits ?? (state.trouble ? '' : this.#strings.saved));
		}
		this.#state = state;
		if (state.missing) {
			this.#header.say('');
		} else if (hasFields(state.values)) {
			this.#editing.take(state.values);
		}
	}

	#celebrate(): void {
		this.#notices.clearFailure();
		this.#notices.clearDraftNotice();
		this.#header.say(this.#state.waits ?? this.#strings.saved);
		if (this.#savesAgain) {
			this.#savesAgain = false;
			queueMicrotask(() => this.save());
		}
	}

	#typed(): void {
		this.#notices.clearDraftNotice();
		if (!this.#editing.isSaving) {
			this.#header.say('');
		}
		this.#render();
	}

	#discard(): void {
		this.#view.collect();
		if (this.#editing.isSaving || !this.#editing.isDirty) {
			return;
		}
		const draft = this.#editing.discard();
		this.#view.forget();
		this.#notices.clearFailure();
		this.#notices.reverted(() => this.#bringBack(draft));
		this.#render();
	}

	#bringBack(draft: Draft): void {
		this.#editing.bringBack(draft);
		this.#notices.clearDraftNotice();
		this.#render();
	}

	#render(): void {
		this.#view.show(this.#state);
		this.#upcoming.show(this.#state);
		const { isDirty, isSaving } = this.#editing;
		this.#header.show(this.#state, {
			save: isDirty && !this.#state.missing,
			revert: isDirty && !isSaving,
		});
		this.#notices.show(this.#state, hasFields(this.#editing.values));
		this.#keeper.keep(this.#state, this.#editing);
	}
}

function hasFields(values: FormValues): boolean {
	return fieldsOf(values).length > 0;
}
