/**
 * Whether a line of a comment, behind a TODO, is not about that any more: a heading such as `NOTE:`, or a tag of a
 * documentation comment.
 */
export function speaksOfElse(text: string): boolean {
	return /^(?:[@\\]\p{L}|[A-Z][A-Z\d_]{2,}(?:\([^()]*\))?:(?!\S))/u.test(text);
}

/**
 * Whether the line of a comment is meant for a program: a compiler, linter, formatter or editor. Every tool has its own, so
 * their shapes decide, and a line of prose that looks like one counts as one: what stays in the file does no harm.
 */
export function isDirective(text: string): boolean {
	return shapes.some((shape) => shape.test(text));
}

const shapes: readonly RegExp[] = [
	// `go:noinline`, `tslint:disable`, `language=SQL`, but no address.
	/^[a-z@][\w.@/-]*(?::(?!\/\/)|=)\S/i,
	// `type: ignore`, `pylint: disable=all`, `SPDX-License-Identifier: MIT`; prose begins with a capital letter.
	/^(?:[a-z][\w.]*|\w+(?:[-_]\w+)+):(?:\s|$)/,
	// `eslint-disable-next-line`, `prettier-ignore`, `clang-format off`.
	/^\w+(?:-\w+)*-(?:disable|enable|ignore|expect|format|lint|env|skip|start|end|on|off)\b/i,
	// `shellcheck disable=SC2034`, `istanbul ignore next`, `c8 ignore start`.
	/^[\w-]+\s+(?:disable|enable|ignore)(?:[=:-]\S|\s+(?:next|if|else|file|once|all|start|stop|end|line)\b|$)/i,
	// `NOLINT`, `noqa`, `noinspection`.
	/^no(?:lint|qa|sec|sonar|pmd|check|inspection|semgrep|verify|cover)\w*\b/i,
	// `#region`, `+build`, `region`.
	/^(?:[#+][a-z]|(?:end)?region\b)/i,
	// `<reference path="a.d.ts" />`, `<summary>`.
	/^<\/?[a-z!?]/i,
	// `-*- coding: utf-8 -*-`.
	/^-\*-/,
];
