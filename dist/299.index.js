export const id = 299;
export const ids = [299];
export const modules = {

/***/ 2299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderHtml: () => (/* binding */ renderHtml)
});

// EXTERNAL MODULE: ./lib/report/causes.js
var causes = __webpack_require__(415);
// EXTERNAL MODULE: ./lib/report/footer.js
var footer = __webpack_require__(2747);
// EXTERNAL MODULE: ./lib/report/text/inline-html.js
var inline_html = __webpack_require__(6033);
// EXTERNAL MODULE: ./lib/report/mend.js
var mend = __webpack_require__(248);
// EXTERNAL MODULE: ./lib/report/page/advice-page.js + 1 modules
var advice_page = __webpack_require__(6038);
// EXTERNAL MODULE: ./lib/report/page/page-assets.js
var page_assets = __webpack_require__(8607);
// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __webpack_require__(1961);
// EXTERNAL MODULE: ./lib/report/text/names.js
var names = __webpack_require__(9412);
// EXTERNAL MODULE: ./lib/compare/times/time-moved.js
var time_moved = __webpack_require__(703);
// EXTERNAL MODULE: ./lib/report/sections/time-section.js
var time_section = __webpack_require__(276);
;// CONCATENATED MODULE: ./lib/report/page/page-data.js





/** Everything the page draws of an input. */
function pageData(input) {
    return { images: input.comparison.targets.map((target) => imageData(input, target)) };
}
function imageData(input, target) {
    const { image, record } = target;
    const critical = new Set(image.criticalPath);
    const bytes = target.compressed?.now;
    const ms = target.time?.now;
    return {
        name: (0,names/* nameOf */.Vb)(input, target, (text) => (0,text_escape/* oneLine */.TN)(text, 80)),
        ...(bytes === undefined ? {} : { bytes }),
        ...(ms === undefined ? {} : { ms }),
        steps: [...image.steps.entries()]
            .filter(([, step]) => step.kind !== 'from')
            .map(([at, step]) => stepData(target, step, at, critical.has(at))),
        phases: record.phases.flatMap((phase) => phase.startMs === undefined ? [] : [{ name: phase.kind, start: phase.startMs, ms: phase.ms }]),
        layers: page_data_layers(target),
        directories: directories(target),
        history: page_data_history(input, target),
    };
}
function stepData(target, step, at, critical) {
    const before = (0,time_moved/* msBefore */.s)(target, step);
    const own = target.image.layers?.filter((layer) => layer.step === at) ?? [];
    const reason = (0,inline_html/* plainText */.w)((0,time_section/* why */.d8)(target, step));
    const where = step.file === undefined ? undefined : (0,text_escape/* oneLine */.TN)(`${step.file}${step.line === undefined ? '' : `:${step.line}`}`);
    return {
        text: (0,text_escape/* oneLine */.TN)(step.instruction, 300),
        state: step.state,
        ms: step.ms,
        critical,
        intervals: step.intervals,
        ...(where === undefined ? {} : { where }),
        ...(step.stage === undefined ? {} : { stage: (0,text_escape/* oneLine */.TN)(step.stage, 80) }),
        ...(before === undefined ? {} : { before }),
        ...(step.slackMs === undefined ? {} : { slack: step.slackMs }),
        ...(own.length === 0 ? {} : { bytes: own.reduce((sum, layer) => sum + layer.compressedBytes, 0) }),
        ...(reason === '' ? {} : { why: reason }),
    };
}
function page_data_layers(target) {
    const base = target.image.bases.at(-1)?.name ?? 'base image';
    const all = target.image.layers ?? [];
    const ofBase = all.filter((layer) => layer.fromBase === true);
    const own = all.filter((layer) => layer.fromBase !== true);
    const boxes = own.map((layer) => box(target, instruction(target, layer), layer.compressedBytes, false));
    const bytes = ofBase.reduce((sum, layer) => sum + layer.compressedBytes, 0);
    const { configBytes } = target.image;
    return [
        ...(bytes === 0 ? [] : [box(target, base, bytes, true)]),
        ...boxes,
        ...(configBytes === undefined ? [] : [{ path: 'image config', bytes: configBytes }]),
    ];
}
function instruction(target, layer) {
    const step = layer.step === undefined ? undefined : target.image.steps[layer.step];
    return step?.instruction ?? 'layer of an unknown step';
}
function box(target, text, bytes, fromBase) {
    const path = `${fromBase ? 'base image ' : ''}${(0,text_escape/* oneLine */.TN)(text, 200)}`;
    if (target.before === undefined)
        return { path, bytes };
    const change = target.layerChanges.find((c) => c.fromBase === fromBase && (fromBase || c.instruction === text));
    return { path, bytes, delta: change?.delta ?? 0 };
}
function directories(target) {
    const before = target.before?.image.files?.tree;
    const known = before === undefined ? undefined : new Map(before.map((entry) => [entry.path, entry.bytes]));
    return (target.image.files?.tree ?? []).map(({ path, bytes }) => {
        const delta = known === undefined ? {} : { delta: bytes - (known.get(path) ?? 0) };
        return { path: (0,text_escape/* oneLine */.TN)(path, 200), bytes, ...delta };
    });
}
function page_data_history(input, target) {
    const past = (input.history ?? []).filter((p) => p.target === target.target && p.platform === target.platform);
    const now = { bytes: target.compressed?.now, ms: target.time?.now };
    const points = past.map((p) => ({
        label: (0,text_escape/* oneLine */.TN)(p.sha.slice(0, 7)),
        at: p.createdAt,
        bytes: p.compressedBytes,
        ms: p.wallMs,
    }));
    return [...points, { label: 'this build', at: input.comparison.record.createdAt, ...now }].map(({ label, at, bytes, ms }) => ({
        label,
        at: (0,text_escape/* oneLine */.TN)(at, 40),
        ...(bytes === undefined ? {} : { bytes }),
        ...(ms === undefined ? {} : { ms }),
    }));
}

// EXTERNAL MODULE: ./lib/report/page/shell.js
var shell = __webpack_require__(2030);
// EXTERNAL MODULE: ./lib/report/remarks.js
var remarks = __webpack_require__(6763);
// EXTERNAL MODULE: ./lib/report/sections/since-section.js
var since_section = __webpack_require__(199);
// EXTERNAL MODULE: ./lib/report/sections/table.js + 1 modules
var table = __webpack_require__(2409);
// EXTERNAL MODULE: ./lib/report/verdict-line.js
var verdict_line = __webpack_require__(6222);
;// CONCATENATED MODULE: ./lib/report/page/html.js
/** The HTML report: one self-contained page without network. Load lazily: it brings the charts' code with it. */












/** The page carries parts of d3, whose licence asks for this. */
const NOTICE = `Contains parts of d3 (https://d3js.org), Copyright 2010-2023 Mike Bostock, ISC License: Permission to use, copy, modify,
and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this
permission notice appear in all copies. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE
INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;
/** The whole page; with advice, report and advice are two parts, of which the script makes tabs. */
function renderHtml(input) {
    const report = `${section('images', 'Images', html_images(input))}
${section('timeline', 'Timeline', '<noscript>The timeline needs JavaScript.</noscript>')}
${section('contents', 'What the images are made of', '<noscript>The treemap needs JavaScript.</noscript>')}
${section('history', 'History', '<noscript>The charts need JavaScript.</noscript>')}
${section('steps', 'Steps', '<noscript>The table needs JavaScript.</noscript>')}`;
    return (0,shell/* page */.M)({
        title: (0,verdict_line/* verdictLine */.M)(input),
        notice: NOTICE,
        script: page_assets/* PAGE_SCRIPT_HASH */.hm,
        body: `<main>
${input.advice === undefined ? report : `<div id="report">${report}</div>\n${(0,advice_page/* advicePart */.i)(input.advice)}`}
</main>
<footer>${(0,inline_html/* inlineHtml */.l)((0,footer/* footer */.qr)(input).replace(/^<sub>|<\/sub>$/g, ''))} · charts drawn with d3</footer>
<script type="application/json" id="data">${embedded(pageData(input))}</script>
<script>${page_assets/* PAGE_SCRIPT */.cJ}</script>`,
    });
}
function section(id, title, body) {
    return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`;
}
function html_images(input) {
    const { heads, rows } = (0,table/* imageCells */.DU)(input);
    const head = heads
        .map(({ head, figures }) => `<th scope="col"${figures ? ' class="figure"' : ''}>${head}</th>`)
        .join('');
    const body = rows.map((row) => {
        const cells = row.map((cell, at) => {
            const text = cell === '' ? '—' : (0,inline_html/* inlineHtml */.l)(cell);
            return at === 0
                ? `<th scope="row">${text}</th>`
                : `<td${heads[at].figures ? ' class="figure"' : ''}>${text}</td>`;
        });
        return `<tr>${cells.join('')}</tr>`;
    });
    const lines = [...(0,mend/* mendLines */.O)(input), ...(0,causes/* causeSentences */.Aw)(input), ...(0,since_section/* sinceFigures */.Ew)(input), ...(0,remarks/* remarks */.IW)(input)];
    return [
        `<div class="scroll" tabindex="0" role="group" aria-label="Table of images"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`,
        list(lines),
        (0,remarks/* gaps */.sh)(input).length === 0 ? '' : `<h3>What is missing</h3>${list((0,remarks/* gaps */.sh)(input))}`,
    ].join('\n');
}
function list(lines) {
    return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${(0,inline_html/* inlineHtml */.l)(line)}</li>`).join('')}</ul>`;
}
/** JSON that cannot leave its script element. */
function embedded(data) {
    return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}


/***/ })

};
