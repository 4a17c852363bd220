import * as v from 'valibot';

const lines = v.union([v.string(), v.array(v.string())]);
const named = v.optional(v.object({ name: v.optional(v.string()), language: v.optional(v.string()) }));
const notebook = v.object({
	cells: v.array(
		v.object({
			cell_type: v.string(),
			source: lines,
			metadata: v.optional(v.object({ vscode: v.optional(v.object({ languageId: v.string() })) })),
		}),
	),
	metadata: v.optional(v.object({ language_info: named, kernelspec: named })),
});

/** A cell of a notebook: its text and its language. The index counts all cells, from 0. */
export type NotebookCell = { index: number; text: string; language: string };

/** The cells that have a language, as the file of a Jupyter notebook has them; none where it isn't one. */
export function notebookCells(json: string): readonly NotebookCell[] {
	const parsed = v.safeParse(notebook, parse(json));
	if (!parsed.success) {
		return [];
	}
	const { cells, metadata } = parsed.output;
	const usual = metadata?.language_info?.name ?? metadata?.kernelspec?.language ?? 'python';
	return cells.flatMap(({ cell_type: type, source, metadata: own }, index) => {
		const text = typeof source === 'string' ? source : source.join('');
		const language = type === 'markdown' ? 'markdown' : (own?.vscode?.languageId ?? usual);
		return type === 'raw' ? [] : { index, text, language };
	});
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
