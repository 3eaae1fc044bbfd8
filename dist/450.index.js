export const id = 450;
export const ids = [450];
export const modules = {

/***/ 2470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ adviceLine)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7565);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9412);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(302);
/* harmony import */ var _writing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7907);




/**
 * The headline without its `##`. What several changes bring is only said of all of them measured together: gains do not add up.
 */
function adviceLine(report) {
    const best = (0,_writing_js__WEBPACK_IMPORTED_MODULE_3__/* .paying */ .jk)(report);
    const [first, ...others] = best;
    if (first === undefined)
        return nothingPays(report);
    if (others.length === 0)
        return `💡 1 change pays: ${(0,_writing_js__WEBPACK_IMPORTED_MODULE_3__/* .titleOf */ .Gg)(first.candidate)}${brings(first, ', ')}`;
    const { combined } = report;
    if (combined === undefined)
        return `💡 ${best.length} changes pay; what they bring together was not measured`;
    if (combined.outcome !== 'measured')
        return `💡 ${best.length} changes pay, each alone; not all of them together`;
    return `💡 ${best.length} changes pay${brings(combined, ': together ')}`;
}
function nothingPays({ candidates, findings, flaky }) {
    if (flaky.failed !== undefined)
        return '⚠️ Nothing can be advised: today’s files did not build a second time';
    const unreached = candidates.filter(({ outcome }) => outcome === 'not-reached').length;
    const tried = candidates.length - unreached;
    if (unreached > 0)
        return `⏳ Time ran out: ${tried} of ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(candidates.length, 'change')} measured, none of them pays`;
    const looked = tried === 0 ? '' : `: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(tried, 'change')} measured`;
    if (findings.length > 0)
        return `🔎 Nothing found that pays${looked}; ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(findings.length, 'finding')} to look at`;
    return `✅ Nothing found that pays${looked}`;
}
/** `−61.0 % of a pull and −70.0 % of the replay's build time`, of what is beyond doubt; nothing where that is nothing. */
function brings({ images, times }, before) {
    const pull = share((0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .sumOf */ .XN)(images, 'pull'));
    const update = share((0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .sumOf */ .XN)(images, 'update'));
    const replay = (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)({ times }, 'replay');
    const cold = (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)({ times }, 'cold');
    const parts = [
        pull === undefined ? undefined : `${pull} of a pull`,
        pull !== undefined || update === undefined ? undefined : `${update} of an update`,
        replay?.certain === true ? timeShare(replay.pair, 'the replay’s build time') : undefined,
        replay?.certain !== true && cold?.certain === true ? timeShare(cold.pair, 'a cold build') : undefined,
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? '' : `${before}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(parts)}`;
}
function timeShare(pair, of) {
    const text = share(pair);
    return text === undefined ? undefined : `${text} of ${of}`;
}
function share(pair) {
    if (pair === undefined || pair.today <= 0 || pair.today === pair.variant)
        return undefined;
    return (0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .percentDelta */ .yA)((pair.variant - pair.today) / pair.today);
}


/***/ }),

/***/ 7231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ chapters)
});

// EXTERNAL MODULE: ./lib/report/text/format.js
var format = __webpack_require__(7565);
// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __webpack_require__(1961);
// EXTERNAL MODULE: ./lib/report/text/document.js
var text_document = __webpack_require__(9195);
// EXTERNAL MODULE: ./lib/report/advice/figures.js
var figures = __webpack_require__(302);
// EXTERNAL MODULE: ./lib/report/advice/writing.js
var advice_writing = __webpack_require__(7907);
;// CONCATENATED MODULE: ./lib/report/advice/chapters/sameness.js



/** One line for all images that are the same, and one for each that is not. */
function sameness(writing, { candidate, images }) {
    if (images.length === 0)
        return ['Files were not compared.'];
    const same = images.filter((image) => differing(image) === 0 && strange(image) === 0 && image.config === undefined);
    const names = same.map((image) => (0,advice_writing/* imageCalled */.$C)(writing, image)).join(', ');
    const others = images.filter((image) => !same.includes(image));
    return [
        ...(same.length === 0 ? [] : [`✅ ${names}: every file is the same as today.`]),
        ...others.map((image) => verdict(writing, candidate.touches ?? [], image)),
    ];
}
function verdict(writing, touches, image) {
    const { left, came, changed, config } = image;
    const name = (0,advice_writing/* imageCalled */.$C)(writing, image);
    if (left === undefined || came === undefined || changed === undefined) {
        return `❔ ${name}: whether its files are the same is unknown${image.unknown === undefined ? '' : `, ${(0,text_escape/* prose */.CS)(image.unknown)}`}.`;
    }
    const files = `${(0,format/* plural */.LS)(left, 'file')} gone, ${(0,format/* count */.U9)(came)} new, ${(0,format/* count */.U9)(changed)} with other content`;
    const settings = config === undefined ? '' : `, other ${config.map((key) => (0,text_escape/* code */.aY)(key)).join(', ')} in its settings`;
    const counts = `${files}${settings}`;
    const paths = (0,advice_writing/* pathsOf */.wG)(image.strange, writing.depth.paths, image.strangeMore);
    if (strange(image) === 0) {
        const meant = touches.length === 0 ? '' : ` (${(0,advice_writing/* pathsOf */.wG)(touches, 5)})`;
        return `✅ ${name}: ${counts}, all of them where the change is meant to act${meant}; every other file is the same as today.`;
    }
    // Nobody says what a patch file is meant to touch: its differences are told, not blamed.
    if (touches.length === 0)
        return `🔍 ${name}: ${counts}: ${paths}.`;
    return `❌ ${name}: ${counts}; not meant by the change: ${paths}.`;
}
/** How many files differ; undefined when they could not be compared. */
function differing({ left, came, changed }) {
    return left === undefined || came === undefined || changed === undefined ? undefined : left + came + changed;
}
function strange({ strange: paths, strangeMore }) {
    return paths.length + strangeMore;
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters/candidate.js





/** The chapter of the change with this place in the order. */
function candidateChapter(writing, judged, order) {
    return [(0,text_document/* heading */.R_)(`P${order} · ${(0,advice_writing/* titleOf */.Gg)(judged.candidate)}`), ...found(judged), ...effects(writing, judged)];
}
/** What was found and where; of a patch file, whose it is. */
function found({ candidate }) {
    const { finding, targets } = candidate;
    const about = targets.length === 0 ? '' : `${(0,advice_writing/* targetsOf */.QR)(targets)}: `;
    if (finding === undefined)
        return (0,text_document/* paragraph */.FY)(candidate.source === 'file'
            ? `${about}your patch, measured as our own are.`
            : `${about}proposed without a finding.`);
    const places = (0,advice_writing/* placesOf */.ek)(finding);
    return (0,text_document/* paragraph */.FY)(`${about}${(0,advice_writing/* ending */.K1)(finding.now, 1000)}${places === undefined ? '' : ` Where: ${places}.`}`);
}
/** Figures, proof, what to look at, and the patch. */
function effects(writing, judged) {
    const lines = [...sameness(writing, judged), ...checks(writing, judged)];
    return [...(0,figures/* figures */.u5)(writing, judged), ...(0,text_document/* list */.p_)(lines), ...patchOf(writing, judged)];
}
/** What is to be looked at before the change is taken, and what was tested. */
function checks({ report }, { candidate, test }) {
    const check = candidate.finding?.check;
    const tested = {
        passed: '✅ The test of `advise-test` passed with today’s files and with the change.',
        'not-tested': report.method.test === undefined ? '👀 Not tested: no `advise-test` was given.' : '👀 Not tested.',
        unknown: '👀 Not tested.',
    }[test ?? 'unknown'];
    return [tested, ...(check === undefined ? [] : [`👀 Look at this before taking it: ${(0,advice_writing/* ending */.K1)(check)}`])];
}
/** The folded patch; says what is not shown as it is. */
function patchOf({ depth }, { candidate }) {
    const { patch } = candidate;
    if (depth.patch === 0 || patch === '')
        return [];
    const files = new Set([...patch.matchAll(/^\+\+\+ (?:b\/)?(?!\/dev\/null)(.+)$/gm)].map(([, file]) => file));
    const size = files.size === 0 ? '' : ` of ${files.size === 1 ? '1 file' : `${files.size} files`}`;
    const cut = patch.length > depth.patch;
    return [
        {
            kind: 'fold',
            summary: `🩹 **The patch**${size}, for \`git apply\``,
            blocks: [
                { kind: 'patch', patch, max: depth.patch },
                ...(0,text_document/* paragraph */.FY)((0,text_escape/* isShownAsIs */.C5)(patch, depth.patch)
                    ? undefined
                    : cut
                        ? '✂️ Cut: the whole patch is in `advice.json`.'
                        : 'Shown as � or left out: characters that nobody sees, and carriage returns. Take the patch from `advice.json`.'),
            ],
        },
    ];
}

// EXTERNAL MODULE: ./lib/report/text/names.js
var names = __webpack_require__(9412);
// EXTERNAL MODULE: ./lib/report/advice/gain.js
var advice_gain = __webpack_require__(5540);
;// CONCATENATED MODULE: ./lib/report/advice/chapters/findings.js





/** Three chapters, those of which there is something to say. */
function findingChapters({ report, depth }) {
    const unsafe = report.findings.filter(({ mayBreak }) => mayBreak.length > 0);
    const safe = report.findings.filter(({ mayBreak }) => mayBreak.length === 0);
    const byHand = safe.filter(({ estimate }) => estimate !== undefined);
    const gainless = safe.filter(({ estimate }) => estimate === undefined);
    return [
        ...chapter('🛑 Not patched, and why', unsafe, depth.items),
        ...chapter('✍️ To be done by hand', byHand, depth.items),
        ...chapter('🔎 Found, without a gain in bytes or time', gainless, depth.items),
    ];
}
function chapter(title, findings, max) {
    if (findings.length === 0)
        return [];
    return [(0,text_document/* heading */.R_)(title), ...(0,text_document/* list */.p_)(findings.map(findingLine), max)];
}
/** A finding in one line: title, targets, place, what is so now, what it might bring, why there is no patch. */
function findingLine(finding) {
    const { title, targets, now, mayBreak, check, estimate } = finding;
    const gain = (0,advice_gain/* gainOf */.v)(estimate);
    return [
        `**${(0,text_escape/* sentence */.em)(title, 200)}**${(0,names/* inBrackets */.Te)((0,advice_writing/* targetsOf */.QR)(targets), (0,advice_writing/* placesOf */.ek)(finding))}: ${(0,advice_writing/* ending */.K1)(now, 1000)}`,
        ...(gain === undefined ? [] : [`It would bring ${gain}.`]),
        ...mayBreak.map((why) => `Not patched: ${(0,advice_writing/* ending */.K1)(why)}`),
        ...(check === undefined ? [] : [`Look at this first: ${(0,advice_writing/* ending */.K1)(check)}`]),
    ].join(' ');
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters/flaky.js
/** What differs between two builds of the same files: no change is blamed for it, and it has a price of its own. */



/** As many paths of an image are named in the report; the builder of the report keeps no more (see `Flaky`). */
const KEPT = 100;
/** The warning that belongs above everything: with it no failure of a variant proves anything. */
function flakyWarning({ report }) {
    const { failed } = report.flaky;
    return (0,text_document/* paragraph */.FY)(failed === undefined
        ? undefined
        : `⚠️ The second build of today’s files failed: ${(0,advice_writing/* ending */.K1)(failed)} That a change does not build proves nothing then.`);
}
/** The chapter, or nothing where two builds were the same. */
function flakyChapter(writing) {
    const { report, depth } = writing;
    const images = Object.entries(report.flaky.paths).filter(([, paths]) => paths.length > 0);
    if (images.length === 0)
        return [];
    const lines = images.map(([key, paths]) => {
        const [target = key, platform = ''] = key.split(' ');
        const files = `${(0,format/* plural */.LS)(paths.length, 'file')}${paths.length >= KEPT ? ' or more' : ''}`;
        return `${(0,advice_writing/* imageCalled */.$C)(writing, { target, platform })}: ${files}, ${(0,advice_writing/* pathsOf */.wG)(paths, depth.paths)}`;
    });
    return [
        (0,text_document/* heading */.R_)('🎲 Differs by itself'),
        ...(0,text_document/* paragraph */.FY)('Two builds of today’s files were compared. These files differ although nothing changed: they are left out of every proof above, and whoever updates downloads them anew.'),
        ...(0,text_document/* list */.p_)(lines, depth.items),
    ];
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters/kept.js





/** The chapter, or nothing where no advice was taken. */
function keptChapter({ report, depth }) {
    if (report.kept.length === 0)
        return [];
    return [(0,text_document/* heading */.R_)('🤝 Taken before: promised and kept'), ...(0,text_document/* list */.p_)(report.kept.flatMap(keptLines), depth.items)];
}
function keptLines(kept) {
    const { ms, bytes } = kept.promised;
    const promised = [
        ...(ms === undefined ? [] : [`${(0,format/* durationDelta */.zd)(-ms)} per build`]),
        ...(bytes === undefined ? [] : [`${(0,format/* bytesDelta */.oe)(-bytes)} per pull`]),
    ];
    const promise = promised.length === 0 ? 'what was promised is not known' : `promised ${(0,names/* list */.p_)(promised)}`;
    const before = `${(0,text_escape/* sentence */.em)(kept.title, 200)}, taken with ${(0,text_escape/* code */.aY)((0,format/* short */.h0)(kept.sha))}: ${promise}.`;
    if (kept.since.length === 0)
        return [`${before} No records since.`];
    return [`${before} ${kept.since.map(sinceText).join(' ')}`];
}
function sinceText({ target, ms, bytes, before, after }) {
    const name = (0,text_escape/* code */.aY)(target, 60);
    if (before === 0 || after === 0)
        return `${name}: too few records to tell.`;
    const parts = [
        ms === undefined ? 'build time unknown' : moved('build', ms, format/* durationPair */.JK, format/* durationDelta */.zd),
        bytes === undefined ? 'pull unknown' : moved('pull', bytes, format/* bytesPair */.yO, format/* bytesDelta */.oe),
    ];
    return `${name} since: ${(0,names/* list */.p_)(parts)} (medians of ${(0,format/* plural */.LS)(before, 'record')} before and ${after} since).`;
}
function moved(what, { today, variant }, pair, delta) {
    const [before, now] = pair(today, variant);
    return `${what} ${before} → ${now} (${delta(variant - today)})`;
}

// EXTERNAL MODULE: ./lib/report/footer.js
var footer = __webpack_require__(2747);
;// CONCATENATED MODULE: ./lib/report/advice/chapters/method.js





const LABELS = [
    '**exact**: bytes as a registry would serve them, one build of each side.',
    '**A/B**: the same build with today’s files and with the change, in turns on one machine; the range holds the saving with 95 %. A range that holds 0 is no gain measured.',
    '**bound**: the longest path with this step at its best. No change can bring more.',
    '**expected**: a bound times how often it would have counted in the last commits.',
];
/** The last chapter. */
function method({ report, depth }) {
    const { minutes, usedMinutes, builds, builder, machine, test } = report.method;
    const lines = [
        `${minutesText(usedMinutes)} of ${minutesText(minutes)} minutes used, ${(0,format/* plural */.LS)(builds, 'build')}, ${(0,footer/* plain */.pj)(builder)}, ${(0,footer/* plain */.pj)(machine)}.`,
        replayLine(report),
        ...(report.method.replay === undefined ? [] : [(0,footer/* plain */.pj)(report.method.replay)]),
        test === undefined
            ? 'No `advise-test` was given: that the images still do their work was not tested.'
            : `Tested with ${(0,text_escape/* code */.aY)(test, 200)}.`,
        ...LABELS,
    ];
    const commits = report.replayed.map(({ sha, kind }) => `${(0,text_escape/* code */.aY)((0,format/* short */.h0)(sha))} ${kind}`);
    return [
        (0,text_document/* heading */.R_)('📐 How this was measured'),
        ...(0,text_document/* list */.p_)(lines),
        ...(commits.length === 0 || !depth.triedPatches
            ? []
            : [
                {
                    kind: 'fold',
                    summary: `🎞️ ${(0,format/* plural */.LS)(commits.length, 'replayed commit')}, oldest first`,
                    blocks: (0,text_document/* list */.p_)(commits, depth.items),
                },
            ]),
        { kind: 'small', text: `Commit ${(0,text_escape/* code */.aY)((0,format/* short */.h0)(report.sha))} · ${(0,footer/* plain */.pj)(report.createdAt)}` },
    ];
}
function replayLine({ replayed }) {
    if (replayed.length === 0)
        return 'No commits were replayed.';
    const kinds = ['source', 'dependency', 'other']
        .map((kind) => ({ kind, n: replayed.filter((commit) => commit.kind === kind).length }))
        .filter(({ n }) => n > 0)
        .map(({ kind, n }) => `${n} ${{ source: 'with a source change', dependency: 'with a dependency change', other: 'with neither' }[kind]}`);
    return `${(0,format/* plural */.LS)(replayed.length, 'commit')} replayed: ${(0,names/* list */.p_)(kinds)}.`;
}
/** Minutes with a digit where they are not whole. */
function minutesText(minutes) {
    return Number.isInteger(minutes) ? (0,format/* count */.U9)(minutes) : minutes.toFixed(1);
}

// EXTERNAL MODULE: ./lib/report/text/columns.js
var text_columns = __webpack_require__(571);
// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var markdown = __webpack_require__(3055);
;// CONCATENATED MODULE: ./lib/report/advice/chapters/overview.js





const TIMES = ['cold', 'source', 'dependency', 'replay'];
const SIZES = ['pull', 'update'];
/** The chapter, or nothing when nothing pays. */
function overview({ report, depth }) {
    const best = (0,advice_writing/* paying */.jk)(report).slice(0, depth.items);
    if (best.length === 0)
        return [];
    const together = best.length > 1 && report.combined?.outcome === 'measured' ? [report.combined] : [];
    const rows = [...best, ...together];
    const sizes = SIZES.map((what) => sizeColumn(rows, what));
    const times = TIMES.map((kind) => timeColumn(rows, kind));
    const cells = rows.map((judged, at) => [
        ...(at < best.length ? [`P${at}`, (0,advice_writing/* titleOf */.Gg)(judged.candidate)] : ['', (0,markdown/* bold */.Cr)('all of them together')]),
        ...[...sizes, ...times].map((column) => column[at]),
    ]);
    const columns = [
        { head: 'Order' },
        { head: 'Change' },
        ...['Fresh pull', 'Update', 'Cold build', 'Source change', 'Dependency change', 'All replayed'].map((head) => ({
            head,
            figures: true,
        })),
    ];
    const rest = (0,advice_writing/* paying */.jk)(report).length - best.length;
    return [
        (0,text_document/* heading */.R_)('🧭 In this order'),
        { kind: 'table', label: 'Changes that pay, in the order to take them', columns, rows: cells },
        ...(0,text_document/* paragraph */.FY)(rest > 0 ? `${rest} more pay.` : undefined),
        ...(0,text_document/* paragraph */.FY)(sentenceAbout(report.combined, best.length)),
    ];
}
function sentenceAbout(combined, changes) {
    const what = 'Bytes are exact, of all images; times are A/B, of the average build, and of all replayed commits summed. Before, after and range of each figure stand below.';
    if (changes < 2)
        return what;
    if (combined === undefined)
        return `${what} Gains do not add up, and all together was not measured.`;
    if (combined.outcome !== 'measured')
        return `${what} Gains do not add up, and together there is a difficulty: see below.`;
    return `${what} Gains do not add up: the last row is all of them applied and measured at once.`;
}
function sizeColumn(rows, what) {
    const deltas = rows.map(({ images }) => {
        const sum = (0,figures/* sumOf */.XN)(images, what);
        return sum === undefined ? undefined : sum.variant - sum.today;
    });
    return filled(deltas, text_columns/* bytesDeltaColumn */.IL);
}
function timeColumn(rows, kind) {
    const times = rows.map((judged) => (0,figures/* timeOf */.nR)(judged, kind));
    const deltas = times.map((time) => (time?.certain === true ? time.pair.variant - time.pair.today : undefined));
    return filled(deltas, text_columns/* durationDeltaColumn */.tz).map((text, at) => (times[at]?.certain === false ? figures/* NO_GAIN */.AT : text));
}
function filled(values, write) {
    const texts = write(values.filter((value) => value !== undefined))[Symbol.iterator]();
    return values.map((value) => (value === undefined ? figures/* NOT_MEASURED */.pJ : texts.next().value));
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters/today.js
/** Where the images stand today. */



const UNKNOWN = 'unknown';
/** The table of today's images. */
function today(writing) {
    const { today: images } = writing.report;
    if (images.length === 0)
        return [(0,text_document/* heading */.R_)('📦 Today'), ...(0,text_document/* paragraph */.FY)('Of today’s images nothing is known.')];
    const shown = images.slice(0, writing.depth.items);
    const pulls = column(shown.map(({ pull }) => pull), text_columns/* bytesColumn */.MI);
    const sizes = column(shown.map(({ uncompressed }) => uncompressed), text_columns/* bytesColumn */.MI);
    const cold = column(shown.map(({ coldMs }) => coldMs), text_columns/* durationColumn */.RZ);
    const columns = [
        { head: 'Image' },
        { head: 'Fresh pull', figures: true },
        { head: 'Uncompressed', figures: true },
        { head: 'Cold build', figures: true },
    ];
    const rows = shown.map((image, at) => [(0,advice_writing/* imageCalled */.$C)(writing, image), pulls[at], sizes[at], cold[at]]);
    const rest = images.length - shown.length;
    return [
        (0,text_document/* heading */.R_)('📦 Today'),
        { kind: 'table', label: 'Today’s images', columns, rows },
        ...(0,text_document/* paragraph */.FY)(rest > 0 ? `${rest} more.` : undefined),
    ];
}
function column(values, write) {
    const texts = write(values.filter((value) => value !== undefined))[Symbol.iterator]();
    return values.map((value) => (value === undefined ? UNKNOWN : texts.next().value));
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters/tried.js





/** The beginning of the reason, which the builder, git or the test continues. */
const WHY = {
    'does-not-apply': 'the patch does not apply',
    'does-not-build': 'with it the build fails',
    'test-failed': 'the test passes with today’s files and fails with it',
    'changes-more': 'it changes files that it does not mean to',
};
/** The chapter of what was tried. */
function tried(writing) {
    const { report, depth } = writing;
    const all = report.candidates.filter(({ pays, outcome }) => !pays && outcome !== 'not-reached');
    if (all.length === 0)
        return [];
    return [
        (0,text_document/* heading */.R_)('🚫 Tried, and does not pay'),
        ...(0,text_document/* list */.p_)(all.map((judged) => `${(0,advice_writing/* titleOf */.Gg)(judged.candidate)}: ${reason(writing, judged)}`), depth.items),
        ...(depth.triedPatches ? all.slice(0, depth.items).flatMap((judged) => folded(writing, judged)) : []),
    ];
}
/** Why a change is not advised: the end of a sentence, without its full stop where it is ours. */
function reason(writing, judged) {
    const { outcome, why, images } = judged;
    if (outcome === 'measured')
        return why === undefined ? notWorth(judged) : (0,advice_writing/* ending */.K1)(why);
    if (outcome === 'not-reached')
        return why === undefined ? 'not reached.' : `not reached: ${(0,advice_writing/* ending */.K1)(why)}`;
    const strange = [...new Set(images.flatMap((image) => image.strange))];
    const more = images.reduce((sum, { strangeMore }) => sum + strangeMore, 0);
    const paths = outcome === 'changes-more' && strange.length > 0
        ? ` (${(0,advice_writing/* pathsOf */.wG)(strange, Math.min(5, writing.depth.paths), more)})`
        : '';
    return `${WHY[outcome]}${paths}${why === undefined ? '.' : `: ${(0,advice_writing/* ending */.K1)(why)}`}`;
}
/** A change that was built and measured, and brings nothing that is beyond doubt. */
function notWorth(judged) {
    const sizes = ['pull', 'update'].flatMap((what) => (0,figures/* sumOf */.XN)(judged.images, what) ?? []);
    const times = ['cold', 'source', 'dependency', 'replay'].flatMap((kind) => (0,figures/* timeOf */.nR)(judged, kind) ?? []);
    const costs = sizes.some(({ today, variant }) => variant > today) ||
        times.some(({ certain, pair }) => certain && pair.variant > pair.today);
    const helps = sizes.some(({ today, variant }) => variant < today) ||
        times.some(({ certain, pair }) => certain && pair.variant < pair.today);
    if (helps && costs)
        return 'what it costs outweighs what it brings.';
    if (helps)
        return 'it brings too little.';
    if (costs)
        return 'it costs more than it brings.';
    return 'no gain measured, neither in bytes nor beyond the spread of the times.';
}
function folded(writing, judged) {
    const { candidate, outcome } = judged;
    const blocks = [...found(judged), ...(outcome === 'measured' ? effects(writing, judged) : patchOf(writing, judged))];
    return [{ kind: 'fold', summary: `🔬 ${(0,advice_writing/* titleOf */.Gg)(candidate)}`, blocks }];
}
/** The chapter of what was not reached: candidates with what they might bring, and what else could not be done. */
function notReached(writing) {
    const { report, depth } = writing;
    const all = report.candidates.filter(({ outcome }) => outcome === 'not-reached');
    const lines = all.map((judged) => {
        const gain = (0,advice_gain/* gainOf */.v)(judged.candidate.finding?.estimate);
        return `⏳ ${(0,advice_writing/* titleOf */.Gg)(judged.candidate)}: ${reason(writing, judged)}${gain === undefined ? '' : ` Before measuring: ${gain}.`}`;
    });
    const notes = report.notes.map((note) => `ℹ️ ${(0,advice_writing/* ending */.K1)(note)}`);
    if (lines.length + notes.length === 0)
        return [];
    return [
        (0,text_document/* heading */.R_)(lines.length > 0 ? '⏳ Not reached' : 'ℹ️ What could not be done'),
        ...(0,text_document/* list */.p_)([...lines.slice(0, depth.items), ...notes], 2 * depth.items),
        ...(depth.triedPatches ? all.slice(0, depth.items).flatMap((judged) => folded(writing, judged)) : []),
    ];
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters.js











/** Everything below the headline. */
function chapters(report, depth) {
    const it = (0,advice_writing/* writing */.dV)(report, depth);
    const best = (0,advice_writing/* paying */.jk)(report).slice(0, depth.items);
    return [
        ...flakyWarning(it),
        ...(best.length === 0 ? lookedAt(report) : []),
        ...overview(it),
        ...today(it),
        ...best.flatMap((judged, order) => candidateChapter(it, judged, order)),
        ...together(it),
        ...tried(it),
        ...notReached(it),
        ...findingChapters(it),
        ...flakyChapter(it),
        ...keptChapter(it),
        ...method(it),
    ];
}
/** Where nothing is advised, what was looked at: silence would look like negligence. */
function lookedAt({ today: images, replayed, candidates, method: { builds } }) {
    const measured = candidates.filter(({ outcome }) => outcome !== 'not-reached').length;
    return (0,text_document/* paragraph */.FY)(`Looked at: ${(0,format/* plural */.LS)(images.length, 'image')} and how they are built, ${(0,format/* plural */.LS)(replayed.length, 'replayed commit')}, ` +
        `${(0,format/* plural */.LS)(measured, 'change')} tried in ${(0,format/* plural */.LS)(builds, 'build')}.`);
}
/** All that pay, applied at once. */
function together(it) {
    const { combined } = it.report;
    if (combined === undefined || (0,advice_writing/* paying */.jk)(it.report).length < 2)
        return [];
    const title = (0,text_document/* heading */.R_)('🧩 All of them together');
    if (combined.outcome !== 'measured')
        return [title, ...(0,text_document/* paragraph */.FY)(`They cannot be taken all at once as they are: ${reason(it, combined)}`)];
    return [title, ...(0,text_document/* paragraph */.FY)('One patch with all of the above, measured like each of them.'), ...effects(it, combined)];
}


/***/ }),

/***/ 302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AT: () => (/* binding */ NO_GAIN),
/* harmony export */   XN: () => (/* binding */ sumOf),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   pJ: () => (/* binding */ NOT_MEASURED),
/* harmony export */   u5: () => (/* binding */ figures)
/* harmony export */ });
/* harmony import */ var _text_columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(571);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7565);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9412);
/* harmony import */ var _text_document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9195);
/* harmony import */ var _writing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7907);





/** What is said where a figure is not known: never 0. */
const NOT_MEASURED = 'not measured';
/** What is said below the spread of the measurements. */
const NO_GAIN = 'no gain measured';
/** The time of one kind, if it was measured. Sums over several builds become the average build, but for the replay. */
function timeOf({ times }, kind) {
    const effect = times.find((it) => it.kind === kind);
    if (effect === undefined || effect.pairs === 0)
        return undefined;
    const { total, low, high, pairs, certain } = effect;
    const by = kind === 'replay' ? 1 : pairs;
    return {
        pair: { today: total.today / by, variant: total.variant / by },
        from: -high / by,
        to: -low / by,
        certain,
        pairs,
    };
}
/** Sum of one size over the images of which it is known; undefined where it is of none. Bytes. */
function sumOf(images, what) {
    const known = images.flatMap((image) => image[what] ?? []);
    if (known.length === 0)
        return undefined;
    return {
        today: known.reduce((sum, { today }) => sum + today, 0),
        variant: known.reduce((sum, { variant }) => sum + variant, 0),
    };
}
/** Both tables of a candidate that was built. */
function figures(writing, judged) {
    return [...sizes(writing, judged), ...times(writing, judged)];
}
const SIZES = [
    { key: 'pull', what: 'fresh pull', label: () => 'exact' },
    {
        key: 'update',
        what: 'update from the commit before',
        label: ({ report }) => report.replayed.length === 0 ? 'exact' : `exact, average of ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(report.replayed.length, 'commit')}`,
    },
    { key: 'uncompressed', what: 'uncompressed', label: () => 'exact' },
];
function sizes(writing, { images }) {
    const moved = images.filter((image) => SIZES.some(({ key }) => differs(image[key])));
    const still = images.filter((image) => !moved.includes(image));
    const rows = moved.flatMap((image) => SIZES.map((size) => ({ image, ...size, pair: image[size.key] })));
    const written = (0,_text_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesPairs */ .ZO)(rows.flatMap(({ pair }) => pair ?? []))[Symbol.iterator]();
    const cells = rows.map(({ image, what, label, pair }) => [
        (0,_writing_js__WEBPACK_IMPORTED_MODULE_4__/* .imageCalled */ .$C)(writing, image),
        what,
        ...(pair === undefined
            ? [NOT_MEASURED, NOT_MEASURED, NOT_MEASURED, '']
            : [...texts(written.next().value), label(writing)]),
    ]);
    const columns = [
        { head: 'Image' },
        { head: 'Bytes of' },
        { head: 'Today', figures: true },
        { head: 'With it', figures: true },
        { head: 'Δ', figures: true },
        { head: 'Label' },
    ];
    return [
        ...(cells.length === 0 ? [] : [{ kind: 'table', label: 'Bytes', columns, rows: cells }]),
        ...(0,_text_document_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(still.map((image) => stillLine(writing, image)), writing.depth.items),
    ];
}
/** An image without a difference, with its figures all the same: that nothing changes is a result. */
function stillLine(writing, { pull, update, ...image }) {
    const name = (0,_writing_js__WEBPACK_IMPORTED_MODULE_4__/* .imageCalled */ .$C)(writing, image);
    if (pull === undefined && update === undefined)
        return `${name}: what a pull downloads was ${NOT_MEASURED}.`;
    const parts = [
        `fresh pull ${pull === undefined ? NOT_MEASURED : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(pull.today)}`,
        `update ${update === undefined ? NOT_MEASURED : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(update.today)}`,
    ];
    return `${name}: ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(parts)}, as today (exact).`;
}
function differs(pair) {
    return pair !== undefined && pair.today !== pair.variant;
}
function texts({ today, variant, delta }) {
    return [today, variant, delta];
}
const TIMES = [
    { kind: 'cold', what: 'cold build' },
    { kind: 'source', what: 'build after a source change' },
    { kind: 'dependency', what: 'build after a dependency change' },
    { kind: 'replay', what: 'all replayed commits, summed' },
];
function times(writing, judged) {
    const rows = TIMES.map((row) => ({ ...row, time: timeOf(judged, row.kind) }));
    const known = rows.flatMap(({ time }) => time ?? []);
    const written = (0,_text_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .durationPairs */ .Mo)(known.map(({ pair }) => pair))[Symbol.iterator]();
    const ranges = (0,_text_columns_js__WEBPACK_IMPORTED_MODULE_0__/* .durationDeltaColumn */ .tz)(known.flatMap(({ from, to }) => [from, to]))[Symbol.iterator]();
    const cells = rows.map(({ what, kind, time }) => {
        if (time === undefined)
            return [what, NOT_MEASURED, NOT_MEASURED, whyNot(writing, kind), ''];
        const { today, variant, delta } = written.next().value;
        const range = `(${ranges.next().value} to ${ranges.next().value})`;
        return [
            what,
            today,
            variant,
            time.certain ? `${delta} ${range}` : `${NO_GAIN} ${range}`,
            `A/B, ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(time.pairs, 'pair')}`,
        ];
    });
    const columns = [
        { head: 'Time of' },
        { head: 'Today', figures: true },
        { head: 'With it', figures: true },
        { head: 'Δ (range)', figures: true },
        { head: 'Label' },
    ];
    return [{ kind: 'table', label: 'Times', columns, rows: cells }];
}
/** Why a time is missing, where the replay tells. */
function whyNot({ report }, kind) {
    if (kind === 'cold')
        return NOT_MEASURED;
    if (report.replayed.length === 0)
        return 'no commit replayed';
    const none = kind !== 'replay' && report.replayed.every((commit) => commit.kind !== kind);
    return none ? 'no such commit replayed' : NOT_MEASURED;
}


/***/ }),

/***/ 571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IL: () => (/* binding */ bytesDeltaColumn),
/* harmony export */   MI: () => (/* binding */ bytesColumn),
/* harmony export */   Mo: () => (/* binding */ durationPairs),
/* harmony export */   RZ: () => (/* binding */ durationColumn),
/* harmony export */   ZO: () => (/* binding */ bytesPairs),
/* harmony export */   tz: () => (/* binding */ durationDeltaColumn)
/* harmony export */ });
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7565);
/**
 * Figures that stand below each other: one unit and one precision for a whole column, so that a reader compares digits and
 * not units. A difference too small for that precision is told as such, never as 0.
 */

const MINUS = '−';
const MINUTE = 60_000;
const UNITS = [
    ['B', 1],
    ['kB', 1e3],
    ['MB', 1e6],
    ['GB', 1e9],
];
/** Pairs of bytes, a column each of `184.6 MB`, `72.1 MB` and `−112.5 MB`. */
function bytesPairs(pairs) {
    return texts(pairs, bytesScale(valuesOf(pairs), pairs.map(delta)));
}
/** Pairs of milliseconds: `12.3 s` in a column of seconds, `2 m 05 s` in one of minutes. */
function durationPairs(pairs) {
    return texts(pairs, durationScale(valuesOf(pairs)));
}
/** Sizes below each other. Input in bytes. */
function bytesColumn(values) {
    const scale = bytesScale(values, values);
    return values.map((value) => plain(value, scale));
}
/** Differences of sizes below each other, with their signs. Input in bytes. */
function bytesDeltaColumn(deltas) {
    const scale = bytesScale(deltas, deltas);
    return deltas.map((it) => signed(it, scale));
}
/** Times below each other. Input in milliseconds. */
function durationColumn(values) {
    const scale = durationScale(values);
    return values.map((value) => plain(value, scale));
}
/** Differences of times below each other, with their signs. Input in milliseconds. */
function durationDeltaColumn(deltas) {
    const scale = durationScale(deltas);
    return deltas.map((it) => signed(it, scale));
}
function delta({ today, variant }) {
    return variant - today;
}
function valuesOf(pairs) {
    return pairs.flatMap(({ today, variant }) => [today, variant]);
}
function texts(pairs, scale) {
    return pairs.map((pair) => ({
        today: plain(pair.today, scale),
        variant: plain(pair.variant, scale),
        delta: signed(delta(pair), scale),
    }));
}
function plain(value, scale) {
    const size = Math.abs(value);
    const text = size > 0 && size < scale.least ? `<${scale.leastText}` : scale.write(size);
    return value < 0 ? `${MINUS}${text}` : text;
}
function signed(value, scale) {
    if (value === 0)
        return '±0';
    return value > 0 ? `+${plain(value, scale)}` : plain(value, scale);
}
/** The unit of the largest; as many digits, three at most, as the smallest difference needs to be seen. */
function bytesScale(values, seen) {
    const largest = Math.max(0, ...values.map(Math.abs));
    const [unit, factor] = UNITS.findLast(([, bytes]) => largest >= bytes) ?? UNITS[0];
    if (factor === 1)
        return { write: (value) => `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(value)} B`, least: 1, leastText: '1 B' };
    const smallest = Math.min(...seen.map(Math.abs).filter((it) => it > 0), Infinity);
    let digits = largest / factor >= 10 ? 1 : 2;
    while (digits < 3 && smallest / factor < 10 ** -digits / 2)
        digits++;
    const least = 10 ** -digits;
    return {
        write: (value) => `${(value / factor).toFixed(digits)} ${unit}`,
        least: (least / 2) * factor,
        leastText: `${least.toFixed(digits)} ${unit}`,
    };
}
function durationScale(values) {
    const largest = Math.max(0, ...values.map(Math.abs));
    if (Math.round(largest / 100) < 600) {
        return { write: (value) => `${(value / 1000).toFixed(1)} s`, least: 50, leastText: '0.1 s' };
    }
    return { write: minutes, least: 500, leastText: '0 m 01 s' };
}
function minutes(value) {
    const seconds = Math.round(value / 1000);
    const rest = String(seconds % 60).padStart(2, '0');
    return `${(0,_format_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(Math.floor((seconds * 1000) / MINUTE))} m ${rest} s`;
}


/***/ }),

/***/ 9195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   l6: () => (/* binding */ toMarkdown),
/* harmony export */   p_: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1961);
/* harmony import */ var _inline_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6033);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3055);
/**
 * A written report as plain blocks, so that the page says what the Markdown says. Every text is one line of our own Markdown:
 * foreign words in it are escaped by text/escape.ts before they come here. Only a patch is foreign as it stands.
 */



/** A heading. */
function heading(text, level = 3) {
    return { kind: 'heading', text, level };
}
/** A paragraph, or nothing where there is nothing to say. */
function paragraph(text) {
    return text === undefined || text === '' ? [] : [{ kind: 'text', text }];
}
/** A list; beyond `max` items it says how many there are more. Nothing without items. */
function list(items, max = items.length) {
    if (items.length === 0)
        return [];
    const rest = items.length - max;
    return [{ kind: 'list', items: rest > 0 ? [...items.slice(0, max), `${rest} more`] : items }];
}
/** The blocks as GitHub's Markdown. */
function toMarkdown(all) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .blocks */ .Bv)(...all.map(markdown));
}
function markdown(block) {
    if (block.kind === 'heading')
        return `${'#'.repeat(block.level)} ${block.text}`;
    if (block.kind === 'small')
        return `<sub>${block.text}</sub>`;
    if (block.kind === 'list')
        return block.items.map((item) => `- ${item}`).join('\n');
    if (block.kind === 'table')
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(block.columns, block.rows);
    if (block.kind === 'patch')
        return (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(block.patch, 'diff', block.max);
    if (block.kind === 'fold')
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)((0,_inline_html_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineHtml */ .l)(block.summary), toMarkdown(block.blocks));
    return block.text;
}


/***/ })

};
