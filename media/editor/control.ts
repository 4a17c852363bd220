import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormField, FormState, Input } from '../../src/editor/protocol.ts';
import type { FieldFrame } from './fieldFrame.ts';

/** What a control needs of the form. */
export type ControlParts = {
	field: FormField;
	strings: FormStrings;
	/** To be called after the person changed the control's content. */
	changed: () => void;
};

/** One field's control, with its label, its error and its note. */
export interface Control {
	readonly root: HTMLElement;
	/** What stands around it: where its error and its note are shown. */
	readonly frame: FieldFrame;
	/** Where its error is shown, when that is elsewhere. */
	readonly problemFrame?: FieldFrame;
	/** A second part, which stands under Advanced. */
	readonly advanced?: HTMLElement;
	read(): Input;
	show(input: Input): void;
	/** Takes over the lists and names that the control offers. */
	setState?(state: FormState): void;
	focus(): void;
}
