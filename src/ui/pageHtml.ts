/** The empty page: its script asks for everything else. Addresses and the nonce hold no character that HTML knows. */
export function pageHtml(page: {
	cspSource: string;
	script: string;
	style: string;
	nonce: string;
	language: string;
}): string {
	const policy = [
		`default-src 'none'`,
		`style-src ${page.cspSource}`,
		`script-src 'nonce-${page.nonce}'`,
		`font-src ${page.cspSource}`,
	].join('; ');
	return `<!DOCTYPE html>
<html lang="${page.language}">
<head>
	<meta charset="UTF-8">
	<meta http-equiv="Content-Security-Policy" content="${policy}">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<link rel="stylesheet" href="${page.style}">
</head>
<body>
	<script nonce="${page.nonce}" src="${page.script}"></script>
</body>
</html>`;
}
