import { join } from 'node:path';
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import { skipTrivia } from 'typescript/unstable/ast/scanner';
import { API } from 'typescript/unstable/sync';
import type { CommentSpan } from '../../../src/todo/commentSpan.ts';
import { root } from '../../vscode/pinnedPackage.ts';

/** What may look like a comment and is none. */
const literals: ReadonlySet<SyntaxKind> = new Set([
	SyntaxKind.StringLiteral,
	SyntaxKind.NoSubstitutionTemplateLiteral,
	SyntaxKind.TemplateHead,
	SyntaxKind.TemplateMiddle,
	SyntaxKind.TemplateTail,
	SyntaxKind.RegularExpressionLiteral,
	SyntaxKind.JsxText,
]);

/** The text of each file and the comments in it, as TypeScript reads it. A file that it refuses is left out. */
export function typescriptComments(
	files: readonly string[],
): Map<string, { text: string; comments: CommentSpan[] }> {
	const config = join(root, 'corpus.tsconfig.json');
	const compilerOptions = { allowJs: true, jsx: 'preserve', noLib: true, noResolve: true, types: [] };
	const api = new API({
		cwd: root,
		fs: {
			readFile: (file) => (file === config ? JSON.stringify({ compilerOptions, files }) : undefined),
			fileExists: (file) => (file === config ? true : undefined),
		},
	});
	try {
		const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
		const found = new Map<string, { text: string; comments: CommentSpan[] }>();
		for (const file of files) {
			const source = project?.program.getSourceFile(file);
			if (source) {
				found.set(file, { text: source.text, comments: commentsOf(source.text, source) });
			}
		}
		return found;
	} finally {
		api.close();
	}
}

function commentsOf(text: string, source: Node): CommentSpan[] {
	/** Where each literal begins, and where it ends. */
	const ends = new Map<number, number>();
	const visit = (node: Node): void => {
		if (literals.has(node.kind)) {
			ends.set(node.kind === SyntaxKind.JsxText ? node.pos : skipTrivia(text, node.pos), node.end);
		}
		node.forEachChild((child) => {
			// What a comment for documentation says in code is still a comment.
			if (child.kind !== SyntaxKind.JSDoc) {
				visit(child);
			}
			return undefined;
		});
	};
	visit(source);
	const starts = [...ends.keys()].toSorted((a, b) => a - b);
	const comments: CommentSpan[] = [];
	let at = 0;
	for (const start of [...starts, text.length]) {
		readComments(text, at, start, comments);
		at = ends.get(start) ?? start;
	}
	return comments;
}

/** The comments in a part of the text that has nothing else that looks like one. */
function readComments(text: string, from: number, to: number, comments: CommentSpan[]): void {
	for (const { 0: comment, index } of text.slice(from, to).matchAll(/\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)/g)) {
		const start = from + index;
		const end = start + comment.length;
		const isBlock = comment.startsWith('/*');
		comments.push({
			kind: isBlock ? 'block' : 'line',
			open: comment.slice(0, 2),
			start,
			contentStart: start + 2,
			contentEnd: isBlock && comment.endsWith('*/') ? end - 2 : end,
			end,
		});
	}
}
