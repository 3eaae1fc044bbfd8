export const id = 38;
export const ids = [38];
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

/***/ 6038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ advicePart),
  c: () => (/* binding */ renderAdvicePage)
});

// EXTERNAL MODULE: ./lib/report/advice/advice-line.js
var advice_line = __webpack_require__(2470);
// EXTERNAL MODULE: ./lib/report/advice/chapters.js + 9 modules
var chapters = __webpack_require__(7231);
// EXTERNAL MODULE: ./lib/report/advice/writing.js
var writing = __webpack_require__(7907);
// EXTERNAL MODULE: ./lib/report/text/inline-html.js
var inline_html = __webpack_require__(6033);
// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __webpack_require__(1961);
;// CONCATENATED MODULE: ./lib/report/page/document-page.js


/** @param deeper by how many levels headings stand below those of the Markdown */
function documentHtml(blocks, deeper = 0) {
    return blocks.map((block) => blockHtml(block, deeper)).join('\n');
}
function blockHtml(block, deeper) {
    if (block.kind === 'heading') {
        const name = `h${block.level - 1 + deeper}`;
        return `<${name}>${(0,inline_html/* inlineHtml */.l)(block.text)}</${name}>`;
    }
    if (block.kind === 'list')
        return `<ul>${block.items.map((item) => `<li>${(0,inline_html/* inlineHtml */.l)(item)}</li>`).join('')}</ul>`;
    if (block.kind === 'table')
        return tableHtml(block);
    if (block.kind === 'patch')
        return patchHtml(block.patch, block.max);
    if (block.kind === 'small')
        return `<p class="small">${(0,inline_html/* inlineHtml */.l)(block.text)}</p>`;
    if (block.kind === 'fold')
        return `<details><summary>${(0,inline_html/* inlineHtml */.l)(block.summary)}</summary>${documentHtml(block.blocks, deeper)}</details>`;
    return `<p>${(0,inline_html/* inlineHtml */.l)(block.text)}</p>`;
}
/** A table that scrolls by itself where it is wider than the page, also by keyboard. */
function tableHtml({ label, columns, rows }) {
    const of = (at) => (columns[at]?.figures === true ? ' class="figure"' : '');
    const head = columns.map((column, at) => `<th scope="col"${of(at)}>${(0,inline_html/* inlineHtml */.l)(column.head)}</th>`).join('');
    const body = rows.map((row) => {
        const cells = row.map((cell, at) => {
            const text = cell === '' ? '—' : (0,inline_html/* inlineHtml */.l)(cell);
            return at === 0 ? `<th scope="row">${text}</th>` : `<td${of(at)}>${text}</td>`;
        });
        return `<tr>${cells.join('')}</tr>`;
    });
    const name = (0,text_escape/* html */.qy)((0,inline_html/* plainText */.w)(label), 200);
    return `<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
/** Each line with its sign, and coloured by it; the sign stays for whoever sees no colour. */
function patchHtml(patch, max) {
    const lines = (0,text_escape/* shownLines */.TV)(patch, max).map((line) => {
        const text = line.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
        const kind = /^(\+\+\+|---|diff |index )/.test(line) ? 'file' : KINDS[line[0] ?? ''];
        return kind === undefined ? text : `<span class="${kind}">${text}</span>`;
    });
    // The parser drops one line end after <pre>; this one keeps the first line of the patch where it is.
    return `<pre class="patch" tabindex="0" role="group" aria-label="Patch">\n${lines.join('\n')}</pre>`;
}
const KINDS = { '+': 'added', '-': 'removed', '@': 'hunk' };

// EXTERNAL MODULE: ./lib/report/page/shell.js
var shell = __webpack_require__(2030);
;// CONCATENATED MODULE: ./lib/report/page/advice-page.js






/** The page; it needs no script. */
function renderAdvicePage(report) {
    return (0,shell/* page */.M)({
        title: (0,advice_line/* adviceLine */.D)(report),
        body: `<main class="advice">\n${documentHtml((0,chapters/* chapters */.t)(report, writing/* ALL */.y2))}\n</main>`,
    });
}
/** The part of the report's page, below its headline. */
function advicePart(report) {
    return `<section id="advice" class="advice" aria-labelledby="advice-title"><h2 id="advice-title">${(0,inline_html/* inlineHtml */.l)((0,advice_line/* adviceLine */.D)(report))}</h2>
${documentHtml((0,chapters/* chapters */.t)(report, writing/* ALL */.y2), 1)}</section>`;
}


/***/ }),

/***/ 8607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ww: () => (/* binding */ PAGE_STYLE),
/* harmony export */   cJ: () => (/* binding */ PAGE_SCRIPT),
/* harmony export */   hm: () => (/* binding */ PAGE_SCRIPT_HASH),
/* harmony export */   z5: () => (/* binding */ PAGE_STYLE_HASH)
/* harmony export */ });
// Written by script/build-page.ts from page/. Do not edit.
/* oxlint-disable */
/** The report's script: an IIFE without imports. */
const PAGE_SCRIPT = `(function(){function e(e){var t=0,n=e.children,r=n&&n.length;if(!r)t=1;else for(;--r>=0;)t+=n[r].value;e.value=t}function t(){return this.eachAfter(e)}function n(e,t){let n=-1;for(let r of this)e.call(t,r,++n,this);return this}function r(e,t){for(var n=this,r=[n],i,a,o=-1;n=r.pop();)if(e.call(t,n,++o,this),i=n.children)for(a=i.length-1;a>=0;--a)r.push(i[a]);return this}function i(e,t){for(var n=this,r=[n],i=[],a,o,s,c=-1;n=r.pop();)if(i.push(n),a=n.children)for(o=0,s=a.length;o<s;++o)r.push(a[o]);for(;n=i.pop();)e.call(t,n,++c,this);return this}function a(e,t){let n=-1;for(let r of this)if(e.call(t,r,++n,this))return r}function o(e){return this.eachAfter(function(t){for(var n=+e(t.data)||0,r=t.children,i=r&&r.length;--i>=0;)n+=r[i].value;t.value=n})}function s(e){return this.eachBefore(function(t){t.children&&t.children.sort(e)})}function c(e){for(var t=this,n=l(t,e),r=[t];t!==n;)t=t.parent,r.push(t);for(var i=r.length;e!==n;)r.splice(i,0,e),e=e.parent;return r}function l(e,t){if(e===t)return e;var n=e.ancestors(),r=t.ancestors(),i=null;for(e=n.pop(),t=r.pop();e===t;)i=e,e=n.pop(),t=r.pop();return i}function u(){for(var e=this,t=[e];e=e.parent;)t.push(e);return t}function d(){return Array.from(this)}function f(){var e=[];return this.eachBefore(function(t){t.children||e.push(t)}),e}function p(){var e=this,t=[];return e.each(function(n){n!==e&&t.push({source:n.parent,target:n})}),t}function*m(){var e=this,t,n=[e],r,i,a;do for(t=n.reverse(),n=[];e=t.pop();)if(yield e,r=e.children)for(i=0,a=r.length;i<a;++i)n.push(r[i]);while(n.length)}function h(e,t){e instanceof Map?(e=[void 0,e],t===void 0&&(t=v)):t===void 0&&(t=_);for(var n=new x(e),r,i=[n],a,o,s,c;r=i.pop();)if((o=t(r.data))&&(c=(o=Array.from(o)).length))for(r.children=o,s=c-1;s>=0;--s)i.push(a=o[s]=new x(o[s])),a.parent=r,a.depth=r.depth+1;return n.eachBefore(b)}function g(){return h(this).eachBefore(y)}function _(e){return e.children}function v(e){return Array.isArray(e)?e[1]:null}function y(e){e.data.value!==void 0&&(e.value=e.data.value),e.data=e.data.data}function b(e){var t=0;do e.height=t;while((e=e.parent)&&e.height<++t)}function x(e){this.data=e,this.depth=this.height=0,this.parent=null}x.prototype=h.prototype={constructor:x,count:t,each:n,eachAfter:i,eachBefore:r,find:a,sum:o,sort:s,path:c,ancestors:u,descendants:d,leaves:f,links:p,copy:g,[Symbol.iterator]:m};function S(e){if(typeof e!=\`function\`)throw Error();return e}function C(){return 0}function w(e){return function(){return e}}function T(e){e.x0=Math.round(e.x0),e.y0=Math.round(e.y0),e.x1=Math.round(e.x1),e.y1=Math.round(e.y1)}function E(e,t,n,r,i){for(var a=e.children,o,s=-1,c=a.length,l=e.value&&(r-t)/e.value;++s<c;)o=a[s],o.y0=n,o.y1=i,o.x0=t,o.x1=t+=o.value*l}Object.create(x.prototype);function ee(e,t,n,r,i){for(var a=e.children,o,s=-1,c=a.length,l=e.value&&(i-n)/e.value;++s<c;)o=a[s],o.x0=t,o.x1=r,o.y0=n,o.y1=n+=o.value*l}var te=(1+Math.sqrt(5))/2;function ne(e,t,n,r,i,a){for(var o=[],s=t.children,c,l,u=0,d=0,f=s.length,p,m,h=t.value,g,_,v,y,b,x,S;u<f;){p=i-n,m=a-r;do g=s[d++].value;while(!g&&d<f);for(_=v=g,x=Math.max(m/p,p/m)/(h*e),S=g*g*x,b=Math.max(v/S,S/_);d<f;++d){if(g+=l=s[d].value,l<_&&(_=l),l>v&&(v=l),S=g*g*x,y=Math.max(v/S,S/_),y>b){g-=l;break}b=y}o.push(c={value:g,dice:p<m,children:s.slice(u,d)}),c.dice?E(c,n,r,i,h?r+=m*g/h:a):ee(c,n,r,h?n+=p*g/h:i,a),h-=g,u=d}return o}var re=(function e(t){function n(e,n,r,i,a){ne(t,e,n,r,i,a)}return n.ratio=function(t){return e((t=+t)>1?t:1)},n})(te);function ie(){var e=re,t=!1,n=1,r=1,i=[0],a=C,o=C,s=C,c=C,l=C;function u(e){return e.x0=e.y0=0,e.x1=n,e.y1=r,e.eachBefore(d),i=[0],t&&e.eachBefore(T),e}function d(t){var n=i[t.depth],r=t.x0+n,u=t.y0+n,d=t.x1-n,f=t.y1-n;d<r&&(r=d=(r+d)/2),f<u&&(u=f=(u+f)/2),t.x0=r,t.y0=u,t.x1=d,t.y1=f,t.children&&(n=i[t.depth+1]=a(t)/2,r+=l(t)-n,u+=o(t)-n,d-=s(t)-n,f-=c(t)-n,d<r&&(r=d=(r+d)/2),f<u&&(u=f=(u+f)/2),e(t,r,u,d,f))}return u.round=function(e){return arguments.length?(t=!!e,u):t},u.size=function(e){return arguments.length?(n=+e[0],r=+e[1],u):[n,r]},u.tile=function(t){return arguments.length?(e=S(t),u):e},u.padding=function(e){return arguments.length?u.paddingInner(e).paddingOuter(e):u.paddingInner()},u.paddingInner=function(e){return arguments.length?(a=typeof e==\`function\`?e:w(+e),u):a},u.paddingOuter=function(e){return arguments.length?u.paddingTop(e).paddingRight(e).paddingBottom(e).paddingLeft(e):u.paddingTop()},u.paddingTop=function(e){return arguments.length?(o=typeof e==\`function\`?e:w(+e),u):o},u.paddingRight=function(e){return arguments.length?(s=typeof e==\`function\`?e:w(+e),u):s},u.paddingBottom=function(e){return arguments.length?(c=typeof e==\`function\`?e:w(+e),u):c},u.paddingLeft=function(e){return arguments.length?(l=typeof e==\`function\`?e:w(+e),u):l},u}(function e(t){function n(e,n,r,i,a){if((o=e._squarify)&&o.ratio===t)for(var o,s,c,l,u=-1,d,f=o.length,p=e.value;++u<f;){for(s=o[u],c=s.children,l=s.value=0,d=c.length;l<d;++l)s.value+=c[l].value;s.dice?E(s,n,r,i,p?r+=(a-r)*s.value/p:a):ee(s,n,r,p?n+=(i-n)*s.value/p:i,a),p-=s.value}else e._squarify=o=ne(t,e,n,r,i,a),o.ratio=t}return n.ratio=function(t){return e((t=+t)>1?t:1)},n})(te);var ae=\`http://www.w3.org/1999/xhtml\`,oe={svg:\`http://www.w3.org/2000/svg\`,xhtml:ae,xlink:\`http://www.w3.org/1999/xlink\`,xml:\`http://www.w3.org/XML/1998/namespace\`,xmlns:\`http://www.w3.org/2000/xmlns/\`};function se(e){var t=e+=\`\`,n=t.indexOf(\`:\`);return n>=0&&(t=e.slice(0,n))!==\`xmlns\`&&(e=e.slice(n+1)),oe.hasOwnProperty(t)?{space:oe[t],local:e}:e}function ce(e){return function(){var t=this.ownerDocument,n=this.namespaceURI;return n===ae&&t.documentElement.namespaceURI===ae?t.createElement(e):t.createElementNS(n,e)}}function le(e){return function(){return this.ownerDocument.createElementNS(e.space,e.local)}}function ue(e){var t=se(e);return(t.local?le:ce)(t)}function de(){}function fe(e){return e==null?de:function(){return this.querySelector(e)}}function pe(e){typeof e!=\`function\`&&(e=fe(e));for(var t=this._groups,n=t.length,r=Array(n),i=0;i<n;++i)for(var a=t[i],o=a.length,s=r[i]=Array(o),c,l,u=0;u<o;++u)(c=a[u])&&(l=e.call(c,c.__data__,u,a))&&(\`__data__\`in c&&(l.__data__=c.__data__),s[u]=l);return new D(r,this._parents)}function me(e){return e==null?[]:Array.isArray(e)?e:Array.from(e)}function he(){return[]}function ge(e){return e==null?he:function(){return this.querySelectorAll(e)}}function _e(e){return function(){return me(e.apply(this,arguments))}}function ve(e){e=typeof e==\`function\`?_e(e):ge(e);for(var t=this._groups,n=t.length,r=[],i=[],a=0;a<n;++a)for(var o=t[a],s=o.length,c,l=0;l<s;++l)(c=o[l])&&(r.push(e.call(c,c.__data__,l,o)),i.push(c));return new D(r,i)}function ye(e){return function(){return this.matches(e)}}function be(e){return function(t){return t.matches(e)}}var xe=Array.prototype.find;function Se(e){return function(){return xe.call(this.children,e)}}function Ce(){return this.firstElementChild}function we(e){return this.select(e==null?Ce:Se(typeof e==\`function\`?e:be(e)))}var Te=Array.prototype.filter;function Ee(){return Array.from(this.children)}function De(e){return function(){return Te.call(this.children,e)}}function Oe(e){return this.selectAll(e==null?Ee:De(typeof e==\`function\`?e:be(e)))}function ke(e){typeof e!=\`function\`&&(e=ye(e));for(var t=this._groups,n=t.length,r=Array(n),i=0;i<n;++i)for(var a=t[i],o=a.length,s=r[i]=[],c,l=0;l<o;++l)(c=a[l])&&e.call(c,c.__data__,l,a)&&s.push(c);return new D(r,this._parents)}function Ae(e){return Array(e.length)}function je(){return new D(this._enter||this._groups.map(Ae),this._parents)}function Me(e,t){this.ownerDocument=e.ownerDocument,this.namespaceURI=e.namespaceURI,this._next=null,this._parent=e,this.__data__=t}Me.prototype={constructor:Me,appendChild:function(e){return this._parent.insertBefore(e,this._next)},insertBefore:function(e,t){return this._parent.insertBefore(e,t)},querySelector:function(e){return this._parent.querySelector(e)},querySelectorAll:function(e){return this._parent.querySelectorAll(e)}};function Ne(e){return function(){return e}}function Pe(e,t,n,r,i,a){for(var o=0,s,c=t.length,l=a.length;o<l;++o)(s=t[o])?(s.__data__=a[o],r[o]=s):n[o]=new Me(e,a[o]);for(;o<c;++o)(s=t[o])&&(i[o]=s)}function Fe(e,t,n,r,i,a,o){var s,c,l=new Map,u=t.length,d=a.length,f=Array(u),p;for(s=0;s<u;++s)(c=t[s])&&(f[s]=p=o.call(c,c.__data__,s,t)+\`\`,l.has(p)?i[s]=c:l.set(p,c));for(s=0;s<d;++s)p=o.call(e,a[s],s,a)+\`\`,(c=l.get(p))?(r[s]=c,c.__data__=a[s],l.delete(p)):n[s]=new Me(e,a[s]);for(s=0;s<u;++s)(c=t[s])&&l.get(f[s])===c&&(i[s]=c)}function Ie(e){return e.__data__}function Le(e,t){if(!arguments.length)return Array.from(this,Ie);var n=t?Fe:Pe,r=this._parents,i=this._groups;typeof e!=\`function\`&&(e=Ne(e));for(var a=i.length,o=Array(a),s=Array(a),c=Array(a),l=0;l<a;++l){var u=r[l],d=i[l],f=d.length,p=Re(e.call(u,u&&u.__data__,l,r)),m=p.length,h=s[l]=Array(m),g=o[l]=Array(m);n(u,d,h,g,c[l]=Array(f),p,t);for(var _=0,v=0,y,b;_<m;++_)if(y=h[_]){for(_>=v&&(v=_+1);!(b=g[v])&&++v<m;);y._next=b||null}}return o=new D(o,r),o._enter=s,o._exit=c,o}function Re(e){return typeof e==\`object\`&&\`length\`in e?e:Array.from(e)}function ze(){return new D(this._exit||this._groups.map(Ae),this._parents)}function Be(e,t,n){var r=this.enter(),i=this,a=this.exit();return typeof e==\`function\`?(r=e(r),r&&=r.selection()):r=r.append(e+\`\`),t!=null&&(i=t(i),i&&=i.selection()),n==null?a.remove():n(a),r&&i?r.merge(i).order():i}function Ve(e){for(var t=e.selection?e.selection():e,n=this._groups,r=t._groups,i=n.length,a=r.length,o=Math.min(i,a),s=Array(i),c=0;c<o;++c)for(var l=n[c],u=r[c],d=l.length,f=s[c]=Array(d),p,m=0;m<d;++m)(p=l[m]||u[m])&&(f[m]=p);for(;c<i;++c)s[c]=n[c];return new D(s,this._parents)}function He(){for(var e=this._groups,t=-1,n=e.length;++t<n;)for(var r=e[t],i=r.length-1,a=r[i],o;--i>=0;)(o=r[i])&&(a&&o.compareDocumentPosition(a)^4&&a.parentNode.insertBefore(o,a),a=o);return this}function Ue(e){e||=We;function t(t,n){return t&&n?e(t.__data__,n.__data__):!t-!n}for(var n=this._groups,r=n.length,i=Array(r),a=0;a<r;++a){for(var o=n[a],s=o.length,c=i[a]=Array(s),l,u=0;u<s;++u)(l=o[u])&&(c[u]=l);c.sort(t)}return new D(i,this._parents).order()}function We(e,t){return e<t?-1:e>t?1:e>=t?0:NaN}function Ge(){var e=arguments[0];return arguments[0]=this,e.apply(null,arguments),this}function Ke(){return Array.from(this)}function qe(){for(var e=this._groups,t=0,n=e.length;t<n;++t)for(var r=e[t],i=0,a=r.length;i<a;++i){var o=r[i];if(o)return o}return null}function Je(){let e=0;for(let t of this)++e;return e}function Ye(){return!this.node()}function Xe(e){for(var t=this._groups,n=0,r=t.length;n<r;++n)for(var i=t[n],a=0,o=i.length,s;a<o;++a)(s=i[a])&&e.call(s,s.__data__,a,i);return this}function Ze(e){return function(){this.removeAttribute(e)}}function Qe(e){return function(){this.removeAttributeNS(e.space,e.local)}}function $e(e,t){return function(){this.setAttribute(e,t)}}function et(e,t){return function(){this.setAttributeNS(e.space,e.local,t)}}function tt(e,t){return function(){var n=t.apply(this,arguments);n==null?this.removeAttribute(e):this.setAttribute(e,n)}}function nt(e,t){return function(){var n=t.apply(this,arguments);n==null?this.removeAttributeNS(e.space,e.local):this.setAttributeNS(e.space,e.local,n)}}function rt(e,t){var n=se(e);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((t==null?n.local?Qe:Ze:typeof t==\`function\`?n.local?nt:tt:n.local?et:$e)(n,t))}function it(e){return e.ownerDocument&&e.ownerDocument.defaultView||e.document&&e||e.defaultView}function at(e){return function(){this.style.removeProperty(e)}}function ot(e,t,n){return function(){this.style.setProperty(e,t,n)}}function st(e,t,n){return function(){var r=t.apply(this,arguments);r==null?this.style.removeProperty(e):this.style.setProperty(e,r,n)}}function ct(e,t,n){return arguments.length>1?this.each((t==null?at:typeof t==\`function\`?st:ot)(e,t,n??\`\`)):lt(this.node(),e)}function lt(e,t){return e.style.getPropertyValue(t)||it(e).getComputedStyle(e,null).getPropertyValue(t)}function ut(e){return function(){delete this[e]}}function dt(e,t){return function(){this[e]=t}}function ft(e,t){return function(){var n=t.apply(this,arguments);n==null?delete this[e]:this[e]=n}}function pt(e,t){return arguments.length>1?this.each((t==null?ut:typeof t==\`function\`?ft:dt)(e,t)):this.node()[e]}function mt(e){return e.trim().split(/^|\\s+/)}function ht(e){return e.classList||new gt(e)}function gt(e){this._node=e,this._names=mt(e.getAttribute(\`class\`)||\`\`)}gt.prototype={add:function(e){this._names.indexOf(e)<0&&(this._names.push(e),this._node.setAttribute(\`class\`,this._names.join(\` \`)))},remove:function(e){var t=this._names.indexOf(e);t>=0&&(this._names.splice(t,1),this._node.setAttribute(\`class\`,this._names.join(\` \`)))},contains:function(e){return this._names.indexOf(e)>=0}};function _t(e,t){for(var n=ht(e),r=-1,i=t.length;++r<i;)n.add(t[r])}function vt(e,t){for(var n=ht(e),r=-1,i=t.length;++r<i;)n.remove(t[r])}function yt(e){return function(){_t(this,e)}}function bt(e){return function(){vt(this,e)}}function xt(e,t){return function(){(t.apply(this,arguments)?_t:vt)(this,e)}}function St(e,t){var n=mt(e+\`\`);if(arguments.length<2){for(var r=ht(this.node()),i=-1,a=n.length;++i<a;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof t==\`function\`?xt:t?yt:bt)(n,t))}function Ct(){this.textContent=\`\`}function wt(e){return function(){this.textContent=e}}function Tt(e){return function(){var t=e.apply(this,arguments);this.textContent=t??\`\`}}function Et(e){return arguments.length?this.each(e==null?Ct:(typeof e==\`function\`?Tt:wt)(e)):this.node().textContent}function Dt(){this.innerHTML=\`\`}function Ot(e){return function(){this.innerHTML=e}}function kt(e){return function(){var t=e.apply(this,arguments);this.innerHTML=t??\`\`}}function At(e){return arguments.length?this.each(e==null?Dt:(typeof e==\`function\`?kt:Ot)(e)):this.node().innerHTML}function jt(){this.nextSibling&&this.parentNode.appendChild(this)}function Mt(){return this.each(jt)}function Nt(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Pt(){return this.each(Nt)}function Ft(e){var t=typeof e==\`function\`?e:ue(e);return this.select(function(){return this.appendChild(t.apply(this,arguments))})}function It(){return null}function Lt(e,t){var n=typeof e==\`function\`?e:ue(e),r=t==null?It:typeof t==\`function\`?t:fe(t);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Rt(){var e=this.parentNode;e&&e.removeChild(this)}function zt(){return this.each(Rt)}function Bt(){var e=this.cloneNode(!1),t=this.parentNode;return t?t.insertBefore(e,this.nextSibling):e}function Vt(){var e=this.cloneNode(!0),t=this.parentNode;return t?t.insertBefore(e,this.nextSibling):e}function Ht(e){return this.select(e?Vt:Bt)}function Ut(e){return arguments.length?this.property(\`__data__\`,e):this.node().__data__}function Wt(e){return function(t){e.call(this,t,this.__data__)}}function Gt(e){return e.trim().split(/^|\\s+/).map(function(e){var t=\`\`,n=e.indexOf(\`.\`);return n>=0&&(t=e.slice(n+1),e=e.slice(0,n)),{type:e,name:t}})}function Kt(e){return function(){var t=this.__on;if(t){for(var n=0,r=-1,i=t.length,a;n<i;++n)a=t[n],(!e.type||a.type===e.type)&&a.name===e.name?this.removeEventListener(a.type,a.listener,a.options):t[++r]=a;++r?t.length=r:delete this.__on}}}function qt(e,t,n){return function(){var r=this.__on,i,a=Wt(t);if(r){for(var o=0,s=r.length;o<s;++o)if((i=r[o]).type===e.type&&i.name===e.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=a,i.options=n),i.value=t;return}}this.addEventListener(e.type,a,n),i={type:e.type,name:e.name,value:t,listener:a,options:n},r?r.push(i):this.__on=[i]}}function Jt(e,t,n){var r=Gt(e+\`\`),i,a=r.length,o;if(arguments.length<2){var s=this.node().__on;if(s){for(var c=0,l=s.length,u;c<l;++c)for(i=0,u=s[c];i<a;++i)if((o=r[i]).type===u.type&&o.name===u.name)return u.value}}else{for(s=t?qt:Kt,i=0;i<a;++i)this.each(s(r[i],t,n));return this}}function Yt(e,t,n){var r=it(e),i=r.CustomEvent;typeof i==\`function\`?i=new i(t,n):(i=r.document.createEvent(\`Event\`),n?(i.initEvent(t,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(t,!1,!1)),e.dispatchEvent(i)}function Xt(e,t){return function(){return Yt(this,e,t)}}function Zt(e,t){return function(){return Yt(this,e,t.apply(this,arguments))}}function Qt(e,t){return this.each((typeof t==\`function\`?Zt:Xt)(e,t))}function*$t(){for(var e=this._groups,t=0,n=e.length;t<n;++t)for(var r=e[t],i=0,a=r.length,o;i<a;++i)(o=r[i])&&(yield o)}var en=[null];function D(e,t){this._groups=e,this._parents=t}function tn(){return new D([[document.documentElement]],en)}function nn(){return this}D.prototype=tn.prototype={constructor:D,select:pe,selectAll:ve,selectChild:we,selectChildren:Oe,filter:ke,data:Le,enter:je,exit:ze,join:Be,merge:Ve,selection:nn,order:He,sort:Ue,call:Ge,nodes:Ke,node:qe,size:Je,empty:Ye,each:Xe,attr:rt,style:ct,property:pt,classed:St,text:Et,html:At,raise:Mt,lower:Pt,append:Ft,insert:Lt,remove:zt,clone:Ht,datum:Ut,on:Jt,dispatch:Qt,[Symbol.iterator]:$t};function O(e){return typeof e==\`string\`?new D([[document.querySelector(e)]],[document.documentElement]):new D([[e]],en)}var rn=0;function an(){return new on}function on(){this._=\`@\`+(++rn).toString(36)}on.prototype=an.prototype={constructor:on,get:function(e){for(var t=this._;!(t in e);)if(!(e=e.parentNode))return;return e[t]},set:function(e,t){return e[this._]=t},remove:function(e){return this._ in e&&delete e[this._]},toString:function(){return this._}};function sn(e){let t;for(;t=e.sourceEvent;)e=t;return e}function k(e,t){if(e=sn(e),t===void 0&&(t=e.currentTarget),t){var n=t.ownerSVGElement||t;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=e.clientX,r.y=e.clientY,r=r.matrixTransform(t.getScreenCTM().inverse()),[r.x,r.y]}if(t.getBoundingClientRect){var i=t.getBoundingClientRect();return[e.clientX-i.left-t.clientLeft,e.clientY-i.top-t.clientTop]}}return[e.pageX,e.pageY]}let cn=[{name:\`B\`,bytes:1},{name:\`kB\`,bytes:1e3},{name:\`MB\`,bytes:1e6},{name:\`GB\`,bytes:1e9},{name:\`TB\`,bytes:0xe8d4a51000}];function ln(e){return e>=100?0:e>=10?1:2}function A(e){let t=String(Math.round(Math.abs(e))).replace(/\\B(?=(?:\\d{3})+$)/g,\`,\`);return e<0&&t!==\`0\`?\`−\`+t:t}function un(e){let t=Math.abs(e),n=cn.findLast(e=>t>=e.bytes)??cn[0];if(n.bytes===1)return\`\${A(t)} B\`;let r=cn[cn.indexOf(n)+1];r!==void 0&&Number((t/n.bytes).toFixed(ln(t/n.bytes)))>=1e3&&(n=r);let i=t/n.bytes,a=Number(i.toFixed(ln(i)));return\`\${a.toFixed(ln(a))} \${n.name}\`}function j(e){return(e<0?\`−\`:\`\`)+un(e)}function dn(e){return e===0?\`±0\`:(e<0?\`−\`:\`+\`)+un(e)}function fn(e){let t=Math.round(e*100);return t===100&&e<1?\`99 %\`:t===0&&e>0?\`<1 %\`:\`\${t} %\`}function M(e){return(e<0?\`−\`:\`\`)+pn(Math.abs(e))}function pn(e){if(e===0)return\`0 s\`;if(e<50)return\`<0.1 s\`;if(e<9950)return\`\${(e/1e3).toFixed(1)} s\`;let t=Math.round(e/1e3);if(t<60)return\`\${t} s\`;if(t<3600)return\`\${Math.floor(t/60)} m \${mn(t%60)} s\`;let n=Math.round(e/6e4);return\`\${A(Math.floor(n/60))} h \${mn(n%60)} m\`}function mn(e){return String(e).padStart(2,\`0\`)}function N(e,t={},...n){let r=document.createElement(e);for(let[e,n]of Object.entries(t))n!==void 0&&n!==!1&&r.setAttribute(e,n===!0?\`\`:String(n));return r.append(...n),r}function hn(e){return document.getElementById(e)}function gn(e){return N(\`p\`,{class:\`detail\`,role:\`status\`,"aria-live":\`polite\`},e)}function _n(e,t,n){let r=N(\`button\`,{type:\`button\`,"aria-label":t,title:t},e);return r.addEventListener(\`click\`,n),r}function vn(e,t,n){let r=N(\`select\`,{},...t.map((e,t)=>N(\`option\`,{value:t},e)));return r.addEventListener(\`change\`,()=>n(Number(r.value))),N(\`label\`,{},\`\${e} \`,r)}function yn(e,t,n){let r=N(\`details\`,{},N(\`summary\`,{},\`\${e}, as a table\`));return r.addEventListener(\`toggle\`,()=>{let i=N(\`tr\`,{},...t.map(e=>N(\`th\`,{scope:\`col\`},e))),a=n.map(e=>N(\`tr\`,{},...e.map((e,t)=>N(\`td\`,{class:t>0?\`figure\`:void 0},e))));r.append(N(\`table\`,{},N(\`caption\`,{},e),N(\`thead\`,{},i),N(\`tbody\`,{},...a)))},{once:!0}),r}function bn(e,t){let n=-1,r=()=>{e.clientWidth!==n&&(n=e.clientWidth,t())};new ResizeObserver(r).observe(e),r()}function xn(e,t){return t?Sn(\`\`,\`\`,e.map(e=>({parts:e.path.split(\`/\`).filter(e=>e!==\`\`),box:e}))):{name:\`\`,path:\`\`,bytes:0,children:e.map(e=>Cn(e.path,e))}}function Sn(e,t,n){return{name:e,path:t,bytes:0,children:[...Map.groupBy(n,e=>e.parts[0]??\`\`)].map(([e,n])=>{let r=t===\`\`?e:\`\${t}/\${e}\`,[i]=n;if(n.length===1&&i!==void 0)return Cn(i.parts.join(\`/\`)||i.box.path,i.box);let a=Sn(e,r,n.map(({parts:e,box:t})=>({parts:e.slice(1),box:t}))),[o]=a.children??[];return a.children?.length===1&&o!==void 0?{...o,name:\`\${e}/\${o.name}\`}:a})}}function Cn(e,t){return{name:e,path:t.path,bytes:t.bytes,delta:t.delta}}function wn(e){let t=e.images.filter(e=>e.layers.length>0||e.directories.length>0);if(t.length===0)return!1;let n=hn(\`contents\`),r=N(\`div\`),i=t[0],a=!1,o=()=>{let e=a&&i.directories.length>0,t=e?i.directories:i.layers,o=e?\`uncompressed bytes by directory and package\`:\`compressed bytes by layer\`;r.replaceChildren(...Tn(t,\`\${i.name}: \${o}\`,n.clientWidth,e))},s=[vn(\`Image\`,t.map(e=>e.name),e=>{i=t[e],o()})];t.some(e=>e.directories.length>0)&&s.push(vn(\`by\`,[\`layer\`,\`directory and package\`],e=>{a=e===1,o()}));let c=N(\`span\`,{class:\`legend\`},N(\`i\`,{class:\`grown\`}),\`grew (+)\`,N(\`i\`,{class:\`shrunk\`}),\`shrank (−)\`,N(\`i\`,{class:\`same\`}),\`as before\`,N(\`i\`,{class:\`unknown\`}),\`not compared\`);return n.append(N(\`div\`,{class:\`tools\`},...s,c),r),bn(n,o),!0}function Tn(e,t,n,r){let i=Math.max(320,n),a=e.reduce((e,t)=>e+t.bytes,0),o=gn(\`\${t}, \${j(a)}. Point at a box, or use the arrow keys in the chart.\`),s=ie().size([i,380]).paddingInner(2).paddingTop(r?16:0).round(!0)(h(xn(e,r)).sum(e=>e.children===void 0?e.bytes:0).sort((e,t)=>(t.value??0)-(e.value??0))),c=O(document.createElementNS(\`http://www.w3.org/2000/svg\`,\`svg\`)).attr(\`class\`,\`treemap\`).attr(\`viewBox\`,\`0 0 \${i} 380\`).attr(\`width\`,i).attr(\`height\`,380).attr(\`tabindex\`,0).attr(\`role\`,\`application\`).attr(\`aria-label\`,\`\${t}. Arrow keys walk through \${s.leaves().length} boxes, largest first.\`),l=r?s.descendants().filter(e=>e.children!==void 0&&e.depth>0):[];for(let e of l){let t=On(\`\${e.data.name} \${j(e.value??0)}\`,e.x1-e.x0);c.append(\`text\`).attr(\`class\`,\`group\`).attr(\`x\`,e.x0+3).attr(\`y\`,e.y0+12).text(t)}let u=s.leaves().toSorted((e,t)=>(t.value??0)-(e.value??0)),d=c.selectAll(\`g\`).data(u).join(\`g\`);d.attr(\`transform\`,e=>\`translate(\${e.x0},\${e.y0})\`).attr(\`class\`,e=>\`box \${Dn(e.data.delta)}\`),d.append(\`rect\`).attr(\`width\`,e=>Math.max(1,e.x1-e.x0)).attr(\`height\`,e=>Math.max(1,e.y1-e.y0)),d.append(\`text\`).attr(\`x\`,5).attr(\`y\`,15).text(e=>e.y1-e.y0<18?\`\`:On(e.data.name,e.x1-e.x0)),d.append(\`text\`).attr(\`x\`,5).attr(\`y\`,31).text(e=>e.y1-e.y0<36?\`\`:On(En(e.data),e.x1-e.x0));let f=e=>{d.classed(\`selected\`,t=>t===e),o.textContent=\`\${e.data.path} · \${En(e.data)} · \${fn(e.data.bytes/(a||1))} of the image\`};d.on(\`pointerenter\`,(e,t)=>f(t));let p=-1;c.on(\`keydown\`,e=>{let t={ArrowRight:1,ArrowDown:1,ArrowLeft:-1,ArrowUp:-1}[e.key];if(t===void 0)return;e.preventDefault(),p=Math.min(u.length-1,Math.max(0,p+t));let n=u[p];n!==void 0&&f(n)});let m=[...e].toSorted((e,t)=>t.bytes-e.bytes).map(e=>[e.path,j(e.bytes),e.delta===void 0?\`\`:dn(e.delta)]);return[c.node(),o,yn(t,[\`What\`,\`Size\`,\`Δ\`],m)]}function En(e){return\`\${j(e.bytes)}\${e.delta===void 0||e.delta===0?\`\`:\` (\${dn(e.delta)})\`}\`}function Dn(e){return e===void 0?\`unknown\`:e===0?\`same\`:e>0?\`grown\`:\`shrunk\`}function On(e,t){let n=Math.floor((t-8)/6.8);return e.length<=n?e:n<4?\`\`:\`\${e.slice(0,n-1)}…\`}function kn(e){return e}var An=1,jn=2,Mn=3,Nn=4,Pn=1e-6;function Fn(e){return\`translate(\`+e+\`,0)\`}function In(e){return\`translate(0,\`+e+\`)\`}function Ln(e){return t=>+e(t)}function Rn(e,t){return t=Math.max(0,e.bandwidth()-t*2)/2,e.round()&&(t=Math.round(t)),n=>+e(n)+t}function zn(){return!this.__axis}function Bn(e,t){var n=[],r=null,i=null,a=6,o=6,s=3,c=typeof window<\`u\`&&window.devicePixelRatio>1?0:.5,l=e===An||e===Nn?-1:1,u=e===Nn||e===jn?\`x\`:\`y\`,d=e===An||e===Mn?Fn:In;function f(f){var p=r??(t.ticks?t.ticks.apply(t,n):t.domain()),m=i??(t.tickFormat?t.tickFormat.apply(t,n):kn),h=Math.max(a,0)+s,g=t.range(),_=+g[0]+c,v=+g[g.length-1]+c,y=(t.bandwidth?Rn:Ln)(t.copy(),c),b=f.selection?f.selection():f,x=b.selectAll(\`.domain\`).data([null]),S=b.selectAll(\`.tick\`).data(p,t).order(),C=S.exit(),w=S.enter().append(\`g\`).attr(\`class\`,\`tick\`),T=S.select(\`line\`),E=S.select(\`text\`);x=x.merge(x.enter().insert(\`path\`,\`.tick\`).attr(\`class\`,\`domain\`).attr(\`stroke\`,\`currentColor\`)),S=S.merge(w),T=T.merge(w.append(\`line\`).attr(\`stroke\`,\`currentColor\`).attr(u+\`2\`,l*a)),E=E.merge(w.append(\`text\`).attr(\`fill\`,\`currentColor\`).attr(u,l*h).attr(\`dy\`,e===An?\`0em\`:e===Mn?\`0.71em\`:\`0.32em\`)),f!==b&&(x=x.transition(f),S=S.transition(f),T=T.transition(f),E=E.transition(f),C=C.transition(f).attr(\`opacity\`,Pn).attr(\`transform\`,function(e){return isFinite(e=y(e))?d(e+c):this.getAttribute(\`transform\`)}),w.attr(\`opacity\`,Pn).attr(\`transform\`,function(e){var t=this.parentNode.__axis;return d((t&&isFinite(t=t(e))?t:y(e))+c)})),C.remove(),x.attr(\`d\`,e===Nn||e===jn?o?\`M\`+l*o+\`,\`+_+\`H\`+c+\`V\`+v+\`H\`+l*o:\`M\`+c+\`,\`+_+\`V\`+v:o?\`M\`+_+\`,\`+l*o+\`V\`+c+\`H\`+v+\`V\`+l*o:\`M\`+_+\`,\`+c+\`H\`+v),S.attr(\`opacity\`,1).attr(\`transform\`,function(e){return d(y(e)+c)}),T.attr(u+\`2\`,l*a),E.attr(u,l*h).text(m),b.filter(zn).attr(\`fill\`,\`none\`).attr(\`font-size\`,10).attr(\`font-family\`,\`sans-serif\`).attr(\`text-anchor\`,e===jn?\`start\`:e===Nn?\`end\`:\`middle\`),b.each(function(){this.__axis=y})}return f.scale=function(e){return arguments.length?(t=e,f):t},f.ticks=function(){return n=Array.from(arguments),f},f.tickArguments=function(e){return arguments.length?(n=e==null?[]:Array.from(e),f):n.slice()},f.tickValues=function(e){return arguments.length?(r=e==null?null:Array.from(e),f):r&&r.slice()},f.tickFormat=function(e){return arguments.length?(i=e,f):i},f.tickSize=function(e){return arguments.length?(a=o=+e,f):a},f.tickSizeInner=function(e){return arguments.length?(a=+e,f):a},f.tickSizeOuter=function(e){return arguments.length?(o=+e,f):o},f.tickPadding=function(e){return arguments.length?(s=+e,f):s},f.offset=function(e){return arguments.length?(c=+e,f):c},f}function Vn(e){return Bn(An,e)}function Hn(e){return Bn(Mn,e)}function Un(e){return Bn(Nn,e)}function Wn(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Gn(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Kn(e){let t,n,r;e.length===2?(t=e===Wn||e===Gn?e:qn,n=e,r=e):(t=Wn,n=(t,n)=>Wn(e(t),n),r=(t,n)=>e(t)-n);function i(e,r,i=0,a=e.length){if(i<a){if(t(r,r)!==0)return a;do{let t=i+a>>>1;n(e[t],r)<0?i=t+1:a=t}while(i<a)}return i}function a(e,r,i=0,a=e.length){if(i<a){if(t(r,r)!==0)return a;do{let t=i+a>>>1;n(e[t],r)<=0?i=t+1:a=t}while(i<a)}return i}function o(e,t,n=0,a=e.length){let o=i(e,t,n,a-1);return o>n&&r(e[o-1],t)>-r(e[o],t)?o-1:o}return{left:i,center:o,right:a}}function qn(){return 0}function Jn(e){return e===null?NaN:+e}let Yn=Kn(Wn),Xn=Yn.right;Yn.left,Kn(Jn).center;var Zn=class extends Map{constructor(e,t=tr){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(Qn(this,e))}has(e){return super.has(Qn(this,e))}set(e,t){return super.set($n(this,e),t)}delete(e){return super.delete(er(this,e))}};function Qn({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function $n({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function er({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function tr(e){return typeof e==\`object\`&&e?e.valueOf():e}Array.prototype.slice;let nr=Math.sqrt(50),rr=Math.sqrt(10),ir=Math.sqrt(2);function ar(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),a=r/10**i,o=a>=nr?10:a>=rr?5:a>=ir?2:1,s,c,l;return i<0?(l=10**-i/o,s=Math.round(e*l),c=Math.round(t*l),s/l<e&&++s,c/l>t&&--c,l=-l):(l=10**i*o,s=Math.round(e/l),c=Math.round(t/l),s*l<e&&++s,c*l>t&&--c),c<s&&.5<=n&&n<2?ar(e,t,n*2):[s,c,l]}function or(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,a,o]=r?ar(t,e,n):ar(e,t,n);if(!(a>=i))return[];let s=a-i+1,c=Array(s);if(r){if(o<0)for(let e=0;e<s;++e)c[e]=(a-e)/-o;else for(let e=0;e<s;++e)c[e]=(a-e)*o}else if(o<0)for(let e=0;e<s;++e)c[e]=(i+e)/-o;else for(let e=0;e<s;++e)c[e]=(i+e)*o;return c}function sr(e,t,n){return t=+t,e=+e,n=+n,ar(e,t,n)[2]}function cr(e,t,n){t=+t,e=+e,n=+n;let r=t<e,i=r?sr(t,e,n):sr(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}function lr(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}function ur(e,t,n){e.prototype=t.prototype=n,n.constructor=e}function dr(e,t){var n=Object.create(e.prototype);for(var r in t)n[r]=t[r];return n}function P(){}var F=.7,I=1/F,fr=\`\\\\s*([+-]?\\\\d+)\\\\s*\`,pr=\`\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)\\\\s*\`,L=\`\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)%\\\\s*\`,mr=/^#([0-9a-f]{3,8})$/,hr=RegExp(\`^rgb\\\\(\${fr},\${fr},\${fr}\\\\)$\`),gr=RegExp(\`^rgb\\\\(\${L},\${L},\${L}\\\\)$\`),_r=RegExp(\`^rgba\\\\(\${fr},\${fr},\${fr},\${pr}\\\\)$\`),vr=RegExp(\`^rgba\\\\(\${L},\${L},\${L},\${pr}\\\\)$\`),yr=RegExp(\`^hsl\\\\(\${pr},\${L},\${L}\\\\)$\`),br=RegExp(\`^hsla\\\\(\${pr},\${L},\${L},\${pr}\\\\)$\`),xr={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};ur(P,R,{copy(e){return Object.assign(new this.constructor,this,e)},displayable(){return this.rgb().displayable()},hex:Sr,formatHex:Sr,formatHex8:Cr,formatHsl:wr,formatRgb:Tr,toString:Tr});function Sr(){return this.rgb().formatHex()}function Cr(){return this.rgb().formatHex8()}function wr(){return Fr(this).formatHsl()}function Tr(){return this.rgb().formatRgb()}function R(e){var t,n;return e=(e+\`\`).trim().toLowerCase(),(t=mr.exec(e))?(n=t[1].length,t=parseInt(t[1],16),n===6?Er(t):n===3?new z(t>>8&15|t>>4&240,t>>4&15|t&240,(t&15)<<4|t&15,1):n===8?Dr(t>>24&255,t>>16&255,t>>8&255,(t&255)/255):n===4?Dr(t>>12&15|t>>8&240,t>>8&15|t>>4&240,t>>4&15|t&240,((t&15)<<4|t&15)/255):null):(t=hr.exec(e))?new z(t[1],t[2],t[3],1):(t=gr.exec(e))?new z(t[1]*255/100,t[2]*255/100,t[3]*255/100,1):(t=_r.exec(e))?Dr(t[1],t[2],t[3],t[4]):(t=vr.exec(e))?Dr(t[1]*255/100,t[2]*255/100,t[3]*255/100,t[4]):(t=yr.exec(e))?Pr(t[1],t[2]/100,t[3]/100,1):(t=br.exec(e))?Pr(t[1],t[2]/100,t[3]/100,t[4]):xr.hasOwnProperty(e)?Er(xr[e]):e===\`transparent\`?new z(NaN,NaN,NaN,0):null}function Er(e){return new z(e>>16&255,e>>8&255,e&255,1)}function Dr(e,t,n,r){return r<=0&&(e=t=n=NaN),new z(e,t,n,r)}function Or(e){return e instanceof P||(e=R(e)),e?(e=e.rgb(),new z(e.r,e.g,e.b,e.opacity)):new z}function kr(e,t,n,r){return arguments.length===1?Or(e):new z(e,t,n,r??1)}function z(e,t,n,r){this.r=+e,this.g=+t,this.b=+n,this.opacity=+r}ur(z,kr,dr(P,{brighter(e){return e=e==null?I:I**+e,new z(this.r*e,this.g*e,this.b*e,this.opacity)},darker(e){return e=e==null?F:F**+e,new z(this.r*e,this.g*e,this.b*e,this.opacity)},rgb(){return this},clamp(){return new z(B(this.r),B(this.g),B(this.b),Nr(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:Ar,formatHex:Ar,formatHex8:jr,formatRgb:Mr,toString:Mr}));function Ar(){return\`#\${V(this.r)}\${V(this.g)}\${V(this.b)}\`}function jr(){return\`#\${V(this.r)}\${V(this.g)}\${V(this.b)}\${V((isNaN(this.opacity)?1:this.opacity)*255)}\`}function Mr(){let e=Nr(this.opacity);return\`\${e===1?\`rgb(\`:\`rgba(\`}\${B(this.r)}, \${B(this.g)}, \${B(this.b)}\${e===1?\`)\`:\`, \${e})\`}\`}function Nr(e){return isNaN(e)?1:Math.max(0,Math.min(1,e))}function B(e){return Math.max(0,Math.min(255,Math.round(e)||0))}function V(e){return e=B(e),(e<16?\`0\`:\`\`)+e.toString(16)}function Pr(e,t,n,r){return r<=0?e=t=n=NaN:n<=0||n>=1?e=t=NaN:t<=0&&(e=NaN),new H(e,t,n,r)}function Fr(e){if(e instanceof H)return new H(e.h,e.s,e.l,e.opacity);if(e instanceof P||(e=R(e)),!e)return new H;if(e instanceof H)return e;e=e.rgb();var t=e.r/255,n=e.g/255,r=e.b/255,i=Math.min(t,n,r),a=Math.max(t,n,r),o=NaN,s=a-i,c=(a+i)/2;return s?(o=t===a?(n-r)/s+(n<r)*6:n===a?(r-t)/s+2:(t-n)/s+4,s/=c<.5?a+i:2-a-i,o*=60):s=c>0&&c<1?0:o,new H(o,s,c,e.opacity)}function Ir(e,t,n,r){return arguments.length===1?Fr(e):new H(e,t,n,r??1)}function H(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}ur(H,Ir,dr(P,{brighter(e){return e=e==null?I:I**+e,new H(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?F:F**+e,new H(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=this.h%360+(this.h<0)*360,t=isNaN(e)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*t,i=2*n-r;return new z(zr(e>=240?e-240:e+120,i,r),zr(e,i,r),zr(e<120?e+240:e-120,i,r),this.opacity)},clamp(){return new H(Lr(this.h),Rr(this.s),Rr(this.l),Nr(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let e=Nr(this.opacity);return\`\${e===1?\`hsl(\`:\`hsla(\`}\${Lr(this.h)}, \${Rr(this.s)*100}%, \${Rr(this.l)*100}%\${e===1?\`)\`:\`, \${e})\`}\`}}));function Lr(e){return e=(e||0)%360,e<0?e+360:e}function Rr(e){return Math.max(0,Math.min(1,e||0))}function zr(e,t,n){return(e<60?t+(n-t)*e/60:e<180?n:e<240?t+(n-t)*(240-e)/60:t)*255}let Br=Math.PI/180,Vr=180/Math.PI,Hr=.96422,Ur=.82521,Wr=4/29,Gr=6/29,Kr=3*Gr*Gr;function qr(e){if(e instanceof U)return new U(e.l,e.a,e.b,e.opacity);if(e instanceof W)return ti(e);e instanceof z||(e=Or(e));var t=Qr(e.r),n=Qr(e.g),r=Qr(e.b),i=Yr((.2225045*t+.7168786*n+.0606169*r)/1),a,o;return t===n&&n===r?a=o=i:(a=Yr((.4360747*t+.3850649*n+.1430804*r)/Hr),o=Yr((.0139322*t+.0971045*n+.7141733*r)/Ur)),new U(116*i-16,500*(a-i),200*(i-o),e.opacity)}function Jr(e,t,n,r){return arguments.length===1?qr(e):new U(e,t,n,r??1)}function U(e,t,n,r){this.l=+e,this.a=+t,this.b=+n,this.opacity=+r}ur(U,Jr,dr(P,{brighter(e){return new U(this.l+18*(e??1),this.a,this.b,this.opacity)},darker(e){return new U(this.l-18*(e??1),this.a,this.b,this.opacity)},rgb(){var e=(this.l+16)/116,t=isNaN(this.a)?e:e+this.a/500,n=isNaN(this.b)?e:e-this.b/200;return t=Hr*Xr(t),e=1*Xr(e),n=Ur*Xr(n),new z(Zr(3.1338561*t-1.6168667*e-.4906146*n),Zr(-.9787684*t+1.9161415*e+.033454*n),Zr(.0719453*t-.2289914*e+1.4052427*n),this.opacity)}}));function Yr(e){return e>.008856451679035631?e**(1/3):e/Kr+Wr}function Xr(e){return e>Gr?e*e*e:Kr*(e-Wr)}function Zr(e){return 255*(e<=.0031308?12.92*e:1.055*e**(1/2.4)-.055)}function Qr(e){return(e/=255)<=.04045?e/12.92:((e+.055)/1.055)**2.4}function $r(e){if(e instanceof W)return new W(e.h,e.c,e.l,e.opacity);if(e instanceof U||(e=qr(e)),e.a===0&&e.b===0)return new W(NaN,0<e.l&&e.l<100?0:NaN,e.l,e.opacity);var t=Math.atan2(e.b,e.a)*Vr;return new W(t<0?t+360:t,Math.sqrt(e.a*e.a+e.b*e.b),e.l,e.opacity)}function ei(e,t,n,r){return arguments.length===1?$r(e):new W(e,t,n,r??1)}function W(e,t,n,r){this.h=+e,this.c=+t,this.l=+n,this.opacity=+r}function ti(e){if(isNaN(e.h))return new U(e.l,0,0,e.opacity);var t=e.h*Br;return new U(e.l,Math.cos(t)*e.c,Math.sin(t)*e.c,e.opacity)}ur(W,ei,dr(P,{brighter(e){return new W(this.h,this.c,this.l+18*(e??1),this.opacity)},darker(e){return new W(this.h,this.c,this.l-18*(e??1),this.opacity)},rgb(){return ti(this).rgb()}}));var ni=-.14861,ri=1.78277,ii=-.29227,ai=-.90649,oi=1.97294,si=oi*ai,ci=oi*ri,li=ri*ii-ai*ni;function ui(e){if(e instanceof G)return new G(e.h,e.s,e.l,e.opacity);e instanceof z||(e=Or(e));var t=e.r/255,n=e.g/255,r=e.b/255,i=(li*r+si*t-ci*n)/(li+si-ci),a=r-i,o=(oi*(n-i)-ii*a)/ai,s=Math.sqrt(o*o+a*a)/(oi*i*(1-i)),c=s?Math.atan2(o,a)*Vr-120:NaN;return new G(c<0?c+360:c,s,i,e.opacity)}function di(e,t,n,r){return arguments.length===1?ui(e):new G(e,t,n,r??1)}function G(e,t,n,r){this.h=+e,this.s=+t,this.l=+n,this.opacity=+r}ur(G,di,dr(P,{brighter(e){return e=e==null?I:I**+e,new G(this.h,this.s,this.l*e,this.opacity)},darker(e){return e=e==null?F:F**+e,new G(this.h,this.s,this.l*e,this.opacity)},rgb(){var e=isNaN(this.h)?0:(this.h+120)*Br,t=+this.l,n=isNaN(this.s)?0:this.s*t*(1-t),r=Math.cos(e),i=Math.sin(e);return new z(255*(t+n*(ni*r+ri*i)),255*(t+n*(ii*r+ai*i)),255*(t+oi*r*n),this.opacity)}}));var fi=e=>()=>e;function pi(e,t){return function(n){return e+n*t}}function mi(e,t,n){return e**=+n,t=t**+n-e,n=1/n,function(r){return(e+r*t)**+n}}function hi(e,t){var n=t-e;return n?pi(e,n>180||n<-180?n-360*Math.round(n/360):n):fi(isNaN(e)?t:e)}function gi(e){return(e=+e)==1?_i:function(t,n){return n-t?mi(t,n,e):fi(isNaN(t)?n:t)}}function _i(e,t){var n=t-e;return n?pi(e,n):fi(isNaN(e)?t:e)}var vi=(function e(t){var n=gi(t);function r(e,t){var r=n((e=kr(e)).r,(t=kr(t)).r),i=n(e.g,t.g),a=n(e.b,t.b),o=_i(e.opacity,t.opacity);return function(t){return e.r=r(t),e.g=i(t),e.b=a(t),e.opacity=o(t),e+\`\`}}return r.gamma=e,r})(1);function yi(e,t){t||=[];var n=e?Math.min(t.length,e.length):0,r=t.slice(),i;return function(a){for(i=0;i<n;++i)r[i]=e[i]*(1-a)+t[i]*a;return r}}function bi(e){return ArrayBuffer.isView(e)&&!(e instanceof DataView)}function xi(e,t){for(var n=t?t.length:0,r=e?Math.min(n,e.length):0,i=Array(r),a=Array(n),o=0;o<r;++o)i[o]=ki(e[o],t[o]);for(;o<n;++o)a[o]=t[o];return function(e){for(o=0;o<r;++o)a[o]=i[o](e);return a}}function Si(e,t){var n=new Date;return e=+e,t=+t,function(r){return n.setTime(e*(1-r)+t*r),n}}function K(e,t){return e=+e,t=+t,function(n){return e*(1-n)+t*n}}function Ci(e,t){var n={},r={},i;for(i in typeof e==\`object\`&&e||(e={}),typeof t==\`object\`&&t||(t={}),t)i in e?n[i]=ki(e[i],t[i]):r[i]=t[i];return function(e){for(i in n)r[i]=n[i](e);return r}}var wi=/[-+]?(?:\\d+\\.?\\d*|\\.?\\d+)(?:[eE][-+]?\\d+)?/g,Ti=new RegExp(wi.source,\`g\`);function Ei(e){return function(){return e}}function Di(e){return function(t){return e(t)+\`\`}}function Oi(e,t){var n=wi.lastIndex=Ti.lastIndex=0,r,i,a,o=-1,s=[],c=[];for(e+=\`\`,t+=\`\`;(r=wi.exec(e))&&(i=Ti.exec(t));)(a=i.index)>n&&(a=t.slice(n,a),s[o]?s[o]+=a:s[++o]=a),(r=r[0])===(i=i[0])?s[o]?s[o]+=i:s[++o]=i:(s[++o]=null,c.push({i:o,x:K(r,i)})),n=Ti.lastIndex;return n<t.length&&(a=t.slice(n),s[o]?s[o]+=a:s[++o]=a),s.length<2?c[0]?Di(c[0].x):Ei(t):(t=c.length,function(e){for(var n=0,r;n<t;++n)s[(r=c[n]).i]=r.x(e);return s.join(\`\`)})}function ki(e,t){var n=typeof t,r;return t==null||n===\`boolean\`?fi(t):(n===\`number\`?K:n===\`string\`?(r=R(t))?(t=r,vi):Oi:t instanceof R?vi:t instanceof Date?Si:bi(t)?yi:Array.isArray(t)?xi:typeof t.valueOf!=\`function\`&&typeof t.toString!=\`function\`||isNaN(t)?Ci:K)(e,t)}function Ai(e,t){return e=+e,t=+t,function(n){return Math.round(e*(1-n)+t*n)}}var ji=180/Math.PI,Mi={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Ni(e,t,n,r,i,a){var o,s,c;return(o=Math.sqrt(e*e+t*t))&&(e/=o,t/=o),(c=e*n+t*r)&&(n-=e*c,r-=t*c),(s=Math.sqrt(n*n+r*r))&&(n/=s,r/=s,c/=s),e*r<t*n&&(e=-e,t=-t,c=-c,o=-o),{translateX:i,translateY:a,rotate:Math.atan2(t,e)*ji,skewX:Math.atan(c)*ji,scaleX:o,scaleY:s}}var Pi;function Fi(e){let t=new(typeof DOMMatrix==\`function\`?DOMMatrix:WebKitCSSMatrix)(e+\`\`);return t.isIdentity?Mi:Ni(t.a,t.b,t.c,t.d,t.e,t.f)}function Ii(e){return e==null||(Pi||=document.createElementNS(\`http://www.w3.org/2000/svg\`,\`g\`),Pi.setAttribute(\`transform\`,e),!(e=Pi.transform.baseVal.consolidate()))?Mi:(e=e.matrix,Ni(e.a,e.b,e.c,e.d,e.e,e.f))}function Li(e,t,n,r){function i(e){return e.length?e.pop()+\` \`:\`\`}function a(e,r,i,a,o,s){if(e!==i||r!==a){var c=o.push(\`translate(\`,null,t,null,n);s.push({i:c-4,x:K(e,i)},{i:c-2,x:K(r,a)})}else(i||a)&&o.push(\`translate(\`+i+t+a+n)}function o(e,t,n,a){e===t?t&&n.push(i(n)+\`rotate(\`+t+r):(e-t>180?t+=360:t-e>180&&(e+=360),a.push({i:n.push(i(n)+\`rotate(\`,null,r)-2,x:K(e,t)}))}function s(e,t,n,a){e===t?t&&n.push(i(n)+\`skewX(\`+t+r):a.push({i:n.push(i(n)+\`skewX(\`,null,r)-2,x:K(e,t)})}function c(e,t,n,r,a,o){if(e!==n||t!==r){var s=a.push(i(a)+\`scale(\`,null,\`,\`,null,\`)\`);o.push({i:s-4,x:K(e,n)},{i:s-2,x:K(t,r)})}else(n!==1||r!==1)&&a.push(i(a)+\`scale(\`+n+\`,\`+r+\`)\`)}return function(t,n){var r=[],i=[];return t=e(t),n=e(n),a(t.translateX,t.translateY,n.translateX,n.translateY,r,i),o(t.rotate,n.rotate,r,i),s(t.skewX,n.skewX,r,i),c(t.scaleX,t.scaleY,n.scaleX,n.scaleY,r,i),t=n=null,function(e){for(var t=-1,n=i.length,a;++t<n;)r[(a=i[t]).i]=a.x(e);return r.join(\`\`)}}}var Ri=Li(Fi,\`px, \`,\`px)\`,\`deg)\`),zi=Li(Ii,\`, \`,\`)\`,\`)\`),Bi=1e-12;function Vi(e){return((e=Math.exp(e))+1/e)/2}function Hi(e){return((e=Math.exp(e))-1/e)/2}function Ui(e){return((e=Math.exp(2*e))-1)/(e+1)}var Wi=(function e(t,n,r){function i(e,i){var a=e[0],o=e[1],s=e[2],c=i[0],l=i[1],u=i[2],d=c-a,f=l-o,p=d*d+f*f,m,h;if(p<Bi)h=Math.log(u/s)/t,m=function(e){return[a+e*d,o+e*f,s*Math.exp(t*e*h)]};else{var g=Math.sqrt(p),_=(u*u-s*s+r*p)/(2*s*n*g),v=(u*u-s*s-r*p)/(2*u*n*g),y=Math.log(Math.sqrt(_*_+1)-_);h=(Math.log(Math.sqrt(v*v+1)-v)-y)/t,m=function(e){var r=e*h,i=Vi(y),c=s/(n*g)*(i*Ui(t*r+y)-Hi(y));return[a+c*d,o+c*f,s*i/Vi(t*r+y)]}}return m.duration=Math.abs(h)*1e3*t/Math.SQRT2,m}return i.rho=function(t){var n=Math.max(.001,+t),r=n*n;return e(n,r,r*r)},i})(Math.SQRT2,2,4);function Gi(e){return(function t(n){n=+n;function r(t,r){var i=e((t=di(t)).h,(r=di(r)).h),a=_i(t.s,r.s),o=_i(t.l,r.l),s=_i(t.opacity,r.opacity);return function(e){return t.h=i(e),t.s=a(e),t.l=o(e**+n),t.opacity=s(e),t+\`\`}}return r.gamma=t,r})(1)}Gi(hi),Gi(_i);function Ki(e){return Math.abs(e=Math.round(e))>=1e21?e.toLocaleString(\`en\`).replace(/,/g,\`\`):e.toString(10)}function qi(e,t){if(!isFinite(e)||e===0)return null;var n=(e=t?e.toExponential(t-1):e.toExponential()).indexOf(\`e\`),r=e.slice(0,n);return[r.length>1?r[0]+r.slice(2):r,+e.slice(n+1)]}function Ji(e){return e=qi(Math.abs(e)),e?e[1]:NaN}function Yi(e,t){return function(n,r){for(var i=n.length,a=[],o=0,s=e[0],c=0;i>0&&s>0&&(c+s+1>r&&(s=Math.max(1,r-c)),a.push(n.substring(i-=s,i+s)),!((c+=s+1)>r));)s=e[o=(o+1)%e.length];return a.reverse().join(t)}}function Xi(e){return function(t){return t.replace(/[0-9]/g,function(t){return e[+t]})}}var Zi=/^(?:(.)?([<>=^]))?([+\\-( ])?([$#])?(0)?(\\d+)?(,)?(\\.\\d+)?(~)?([a-z%])?$/i;function Qi(e){if(!(t=Zi.exec(e)))throw Error(\`invalid format: \`+e);var t;return new $i({fill:t[1],align:t[2],sign:t[3],symbol:t[4],zero:t[5],width:t[6],comma:t[7],precision:t[8]&&t[8].slice(1),trim:t[9],type:t[10]})}Qi.prototype=$i.prototype;function $i(e){this.fill=e.fill===void 0?\` \`:e.fill+\`\`,this.align=e.align===void 0?\`>\`:e.align+\`\`,this.sign=e.sign===void 0?\`-\`:e.sign+\`\`,this.symbol=e.symbol===void 0?\`\`:e.symbol+\`\`,this.zero=!!e.zero,this.width=e.width===void 0?void 0:+e.width,this.comma=!!e.comma,this.precision=e.precision===void 0?void 0:+e.precision,this.trim=!!e.trim,this.type=e.type===void 0?\`\`:e.type+\`\`}$i.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?\`0\`:\`\`)+(this.width===void 0?\`\`:Math.max(1,this.width|0))+(this.comma?\`,\`:\`\`)+(this.precision===void 0?\`\`:\`.\`+Math.max(0,this.precision|0))+(this.trim?\`~\`:\`\`)+this.type};function ea(e){out:for(var t=e.length,n=1,r=-1,i;n<t;++n)switch(e[n]){case\`.\`:r=i=n;break;case\`0\`:r===0&&(r=n),i=n;break;default:if(!+e[n])break out;r>0&&(r=0)}return r>0?e.slice(0,r)+e.slice(i+1):e}var ta;function na(e,t){var n=qi(e,t);if(!n)return ta=void 0,e.toPrecision(t);var r=n[0],i=n[1],a=i-(ta=Math.max(-8,Math.min(8,Math.floor(i/3)))*3)+1,o=r.length;return a===o?r:a>o?r+Array(a-o+1).join(\`0\`):a>0?r.slice(0,a)+\`.\`+r.slice(a):\`0.\`+Array(1-a).join(\`0\`)+qi(e,Math.max(0,t+a-1))[0]}function ra(e,t){var n=qi(e,t);if(!n)return e+\`\`;var r=n[0],i=n[1];return i<0?\`0.\`+Array(-i).join(\`0\`)+r:r.length>i+1?r.slice(0,i+1)+\`.\`+r.slice(i+1):r+Array(i-r.length+2).join(\`0\`)}var ia={"%":(e,t)=>(e*100).toFixed(t),b:e=>Math.round(e).toString(2),c:e=>e+\`\`,d:Ki,e:(e,t)=>e.toExponential(t),f:(e,t)=>e.toFixed(t),g:(e,t)=>e.toPrecision(t),o:e=>Math.round(e).toString(8),p:(e,t)=>ra(e*100,t),r:ra,s:na,X:e=>Math.round(e).toString(16).toUpperCase(),x:e=>Math.round(e).toString(16)};function aa(e){return e}var oa=Array.prototype.map,sa=[\`y\`,\`z\`,\`a\`,\`f\`,\`p\`,\`n\`,\`µ\`,\`m\`,\`\`,\`k\`,\`M\`,\`G\`,\`T\`,\`P\`,\`E\`,\`Z\`,\`Y\`];function ca(e){var t=e.grouping===void 0||e.thousands===void 0?aa:Yi(oa.call(e.grouping,Number),e.thousands+\`\`),n=e.currency===void 0?\`\`:e.currency[0]+\`\`,r=e.currency===void 0?\`\`:e.currency[1]+\`\`,i=e.decimal===void 0?\`.\`:e.decimal+\`\`,a=e.numerals===void 0?aa:Xi(oa.call(e.numerals,String)),o=e.percent===void 0?\`%\`:e.percent+\`\`,s=e.minus===void 0?\`−\`:e.minus+\`\`,c=e.nan===void 0?\`NaN\`:e.nan+\`\`;function l(e,l){e=Qi(e);var u=e.fill,d=e.align,f=e.sign,p=e.symbol,m=e.zero,h=e.width,g=e.comma,_=e.precision,v=e.trim,y=e.type;y===\`n\`?(g=!0,y=\`g\`):ia[y]||(_===void 0&&(_=12),v=!0,y=\`g\`),(m||u===\`0\`&&d===\`=\`)&&(m=!0,u=\`0\`,d=\`=\`);var b=(l&&l.prefix!==void 0?l.prefix:\`\`)+(p===\`$\`?n:p===\`#\`&&/[boxX]/.test(y)?\`0\`+y.toLowerCase():\`\`),x=(p===\`$\`?r:/[%p]/.test(y)?o:\`\`)+(l&&l.suffix!==void 0?l.suffix:\`\`),S=ia[y],C=/[defgprs%]/.test(y);_=_===void 0?6:/[gprs]/.test(y)?Math.max(1,Math.min(21,_)):Math.max(0,Math.min(20,_));function w(e){var n=b,r=x,o,l,p;if(y===\`c\`)r=S(e)+r,e=\`\`;else{e=+e;var w=e<0||1/e<0;if(e=isNaN(e)?c:S(Math.abs(e),_),v&&(e=ea(e)),w&&+e==0&&f!==\`+\`&&(w=!1),n=(w?f===\`(\`?f:s:f===\`-\`||f===\`(\`?\`\`:f)+n,r=(y===\`s\`&&!isNaN(e)&&ta!==void 0?sa[8+ta/3]:\`\`)+r+(w&&f===\`(\`?\`)\`:\`\`),C){for(o=-1,l=e.length;++o<l;)if(p=e.charCodeAt(o),48>p||p>57){r=(p===46?i+e.slice(o+1):e.slice(o))+r,e=e.slice(0,o);break}}}g&&!m&&(e=t(e,1/0));var T=n.length+e.length+r.length,E=T<h?Array(h-T+1).join(u):\`\`;switch(g&&m&&(e=t(E+e,E.length?h-r.length:1/0),E=\`\`),d){case\`<\`:e=n+e+r+E;break;case\`=\`:e=n+E+e+r;break;case\`^\`:e=E.slice(0,T=E.length>>1)+n+e+r+E.slice(T);break;default:e=E+n+e+r}return a(e)}return w.toString=function(){return e+\`\`},w}function u(e,t){var n=Math.max(-8,Math.min(8,Math.floor(Ji(t)/3)))*3,r=10**-n,i=l((e=Qi(e),e.type=\`f\`,e),{suffix:sa[8+n/3]});return function(e){return i(r*e)}}return{format:l,formatPrefix:u}}var la,ua,da;fa({thousands:\`,\`,grouping:[3],currency:[\`$\`,\`\`]});function fa(e){return la=ca(e),ua=la.format,da=la.formatPrefix,la}function pa(e){return Math.max(0,-Ji(Math.abs(e)))}function ma(e,t){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(Ji(t)/3)))*3-Ji(Math.abs(e)))}function ha(e,t){return e=Math.abs(e),t=Math.abs(t)-e,Math.max(0,Ji(t)-Ji(e))+1}function ga(e,t){switch(arguments.length){case 0:break;case 1:this.range(e);break;default:this.range(t).domain(e)}return this}let _a=Symbol(\`implicit\`);function va(){var e=new Zn,t=[],n=[],r=_a;function i(i){let a=e.get(i);if(a===void 0){if(r!==_a)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new Zn;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return va(t,n).unknown(r)},ga.apply(i,arguments),i}function ya(){var e=va().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=lr(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return ya(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},ga.apply(d(),arguments)}function ba(e){var t=e.copy;return e.padding=e.paddingOuter,delete e.paddingInner,delete e.paddingOuter,e.copy=function(){return ba(t())},e}function xa(){return ba(ya.apply(null,arguments).paddingInner(1))}function Sa(e){return function(){return e}}function Ca(e){return+e}var wa=[0,1];function Ta(e){return e}function Ea(e,t){return(t-=e=+e)?function(n){return(n-e)/t}:Sa(isNaN(t)?NaN:.5)}function Da(e,t){var n;return e>t&&(n=e,e=t,t=n),function(n){return Math.max(e,Math.min(t,n))}}function Oa(e,t,n){var r=e[0],i=e[1],a=t[0],o=t[1];return i<r?(r=Ea(i,r),a=n(o,a)):(r=Ea(r,i),a=n(a,o)),function(e){return a(r(e))}}function ka(e,t,n){var r=Math.min(e.length,t.length)-1,i=Array(r),a=Array(r),o=-1;for(e[r]<e[0]&&(e=e.slice().reverse(),t=t.slice().reverse());++o<r;)i[o]=Ea(e[o],e[o+1]),a[o]=n(t[o],t[o+1]);return function(t){var n=Xn(e,t,1,r)-1;return a[n](i[n](t))}}function Aa(e,t){return t.domain(e.domain()).range(e.range()).interpolate(e.interpolate()).clamp(e.clamp()).unknown(e.unknown())}function ja(){var e=wa,t=wa,n=ki,r,i,a,o=Ta,s,c,l;function u(){var n=Math.min(e.length,t.length);return o!==Ta&&(o=Da(e[0],e[n-1])),s=n>2?ka:Oa,c=l=null,d}function d(i){return i==null||isNaN(i=+i)?a:(c||=s(e.map(r),t,n))(r(o(i)))}return d.invert=function(n){return o(i((l||=s(t,e.map(r),K))(n)))},d.domain=function(t){return arguments.length?(e=Array.from(t,Ca),u()):e.slice()},d.range=function(e){return arguments.length?(t=Array.from(e),u()):t.slice()},d.rangeRound=function(e){return t=Array.from(e),n=Ai,u()},d.clamp=function(e){return arguments.length?(o=e?!0:Ta,u()):o!==Ta},d.interpolate=function(e){return arguments.length?(n=e,u()):n},d.unknown=function(e){return arguments.length?(a=e,d):a},function(e,t){return r=e,i=t,u()}}function Ma(){return ja()(Ta,Ta)}function Na(e,t,n,r){var i=cr(e,t,n),a;switch(r=Qi(r??\`,f\`),r.type){case\`s\`:var o=Math.max(Math.abs(e),Math.abs(t));return r.precision==null&&!isNaN(a=ma(i,o))&&(r.precision=a),da(r,o);case\`\`:case\`e\`:case\`g\`:case\`p\`:case\`r\`:r.precision==null&&!isNaN(a=ha(i,Math.max(Math.abs(e),Math.abs(t))))&&(r.precision=a-(r.type===\`e\`));break;case\`f\`:case\`%\`:r.precision==null&&!isNaN(a=pa(i))&&(r.precision=a-(r.type===\`%\`)*2)}return ua(r)}function Pa(e){var t=e.domain;return e.ticks=function(e){var n=t();return or(n[0],n[n.length-1],e??10)},e.tickFormat=function(e,n){var r=t();return Na(r[0],r[r.length-1],e??10,n)},e.nice=function(n){n??=10;var r=t(),i=0,a=r.length-1,o=r[i],s=r[a],c,l,u=10;for(s<o&&(l=o,o=s,s=l,l=i,i=a,a=l);u-->0;){if(l=sr(o,s,n),l===c)return r[i]=o,r[a]=s,t(r);if(l>0)o=Math.floor(o/l)*l,s=Math.ceil(s/l)*l;else if(l<0)o=Math.ceil(o*l)/l,s=Math.floor(s*l)/l;else break;c=l}return e},e}function Fa(){var e=Ma();return e.copy=function(){return Aa(e,Fa())},ga.apply(e,arguments),Pa(e)}let Ia=Math.PI,La=2*Ia,q=1e-6,Ra=La-q;function za(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Ba(e){let t=Math.floor(e);if(!(t>=0))throw Error(\`invalid digits: \${e}\`);if(t>15)return za;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}function Va(e,t,n,r){return e===n&&t===r}function Ha(e){let t=Math.floor(e);if(!(t<=15))return Va;let n=10**t,r=function(e){return Math.round(e*n)};return function(e,t,n,i){return r(e)===r(n)&&r(t)===r(i)}}var Ua=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=\`\`,this._append=e==null?za:Ba(e),this._equal=e==null?Va:Ha(e)}moveTo(e,t){this._append\`M\${this._x0=this._x1=+e},\${this._y0=this._y1=+t}\`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append\`Z\`)}lineTo(e,t){this._append\`L\${this._x1=+e},\${this._y1=+t}\`}quadraticCurveTo(e,t,n,r){this._append\`Q\${+e},\${+t},\${this._x1=+n},\${this._y1=+r}\`}bezierCurveTo(e,t,n,r,i,a){this._append\`C\${+e},\${+t},\${+n},\${+r},\${this._x1=+i},\${this._y1=+a}\`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(\`negative radius: \${i}\`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append\`M\${this._x1=e},\${this._y1=t}\`;else if(d>q){if(!(Math.abs(u*s-c*l)>q)||!i)this._append\`L\${this._x1=e},\${this._y1=t}\`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((Ia-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>q&&this._append\`L\${e+y*l},\${t+y*u}\`,this._append\`A\${i},\${i},0,0,\${+(u*f>l*p)},\${this._x1=e+b*s},\${this._y1=t+b*c}\`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(\`negative radius: \${n}\`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;if(this._x1===null?this._append\`M\${c},\${l}\`:(Math.abs(this._x1-c)>q||Math.abs(this._y1-l)>q)&&this._append\`L\${c},\${l}\`,n){if(d<0&&(d=d%La+La),d>Ra)this._append\`A\${n},\${n},0,1,\${u},\${e-o},\${t-s}A\${n},\${n},0,1,\${u},\${this._x1=c},\${this._y1=l}\`;else if(d>q){let a=e+n*Math.cos(i),o=t+n*Math.sin(i);if(d>=Ia&&this._equal(c,l,a,o)){d/=2;let i=r+d;this._append\`A\${n},\${n},0,\${+(d>=Ia)},\${u},\${e+n*Math.cos(i)},\${t+n*Math.sin(i)}\`}this._append\`A\${n},\${n},0,\${+(d>=Ia)},\${u},\${this._x1=a},\${this._y1=o}\`}}}rect(e,t,n,r){this._append\`M\${this._x0=this._x1=+e},\${this._y0=this._y1=+t}h\${n=+n}v\${+r}h\${-n}Z\`}toString(){return this._}};Ua.prototype;function Wa(e){return function(){return e}}let Ga=Math.cos,Ka=Math.sin,qa=Math.sqrt,Ja=1e-12,Ya=Math.PI;Ya/2;let Xa=2*Ya;function Za(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(\`invalid digits: \${n}\`);t=e}return e},()=>new Ua(t)}Array.prototype.slice;function Qa(e){return typeof e==\`object\`&&\`length\`in e?e:Array.from(e)}function $a(e){this._context=e}$a.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function eo(e){return new $a(e)}function to(e){return e[0]}function no(e){return e[1]}function ro(e,t){var n=Wa(!0),r=null,i=eo,a=null,o=Za(s);e=typeof e==\`function\`?e:e===void 0?to:Wa(e),t=typeof t==\`function\`?t:t===void 0?no:Wa(t);function s(s){var c,l=(s=Qa(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+\`\`||null}return s.x=function(t){return arguments.length?(e=typeof t==\`function\`?t:Wa(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==\`function\`?e:Wa(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==\`function\`?e:Wa(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}ao(eo);function io(e){this._curve=e}io.prototype={areaStart:function(){this._curve.areaStart()},areaEnd:function(){this._curve.areaEnd()},lineStart:function(){this._curve.lineStart()},lineEnd:function(){this._curve.lineEnd()},point:function(e,t){this._curve.point(t*Math.sin(e),t*-Math.cos(e))}};function ao(e){function t(t){return new io(e(t))}return t._curve=e,t}qa(3),qa(1/3)*2;let oo=Ka(Ya/10)/Ka(7*Ya/10);Ka(Xa/10)*oo,-Ga(Xa/10)*oo,qa(3),qa(3),qa(3)/2,(1/qa(12)/2+1)*3;function so(){}function co(e,t,n){e._context.bezierCurveTo((2*e._x0+e._x1)/3,(2*e._y0+e._y1)/3,(e._x0+2*e._x1)/3,(e._y0+2*e._y1)/3,(e._x0+4*e._x1+t)/6,(e._y0+4*e._y1+n)/6)}function lo(e){this._context=e}lo.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=NaN,this._point=0},lineEnd:function(){switch(this._point){case 3:co(this,this._x1,this._y1);case 2:this._context.lineTo(this._x1,this._y1)}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,this._context.lineTo((5*this._x0+this._x1)/6,(5*this._y0+this._y1)/6);default:co(this,e,t)}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t}};function uo(e,t){this._basis=new lo(e),this._beta=t}uo.prototype={lineStart:function(){this._x=[],this._y=[],this._basis.lineStart()},lineEnd:function(){var e=this._x,t=this._y,n=e.length-1;if(n>0)for(var r=e[0],i=t[0],a=e[n]-r,o=t[n]-i,s=-1,c;++s<=n;)c=s/n,this._basis.point(this._beta*e[s]+(1-this._beta)*(r+c*a),this._beta*t[s]+(1-this._beta)*(i+c*o));this._x=this._y=null,this._basis.lineEnd()},point:function(e,t){this._x.push(+e),this._y.push(+t)}},(function e(t){function n(e){return t===1?new lo(e):new uo(e,t)}return n.beta=function(t){return e(+t)},n})(.85);function fo(e,t,n){e._context.bezierCurveTo(e._x1+e._k*(e._x2-e._x0),e._y1+e._k*(e._y2-e._y0),e._x2+e._k*(e._x1-t),e._y2+e._k*(e._y1-n),e._x2,e._y2)}function po(e,t){this._context=e,this._k=(1-t)/6}po.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:fo(this,this._x1,this._y1)}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2,this._x1=e,this._y1=t;break;case 2:this._point=3;default:fo(this,e,t)}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}},(function e(t){function n(e){return new po(e,t)}return n.tension=function(t){return e(+t)},n})(0);function mo(e,t){this._context=e,this._k=(1-t)/6}mo.prototype={areaStart:so,areaEnd:so,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._point=0},lineEnd:function(){switch(this._point){case 1:this._context.moveTo(this._x3,this._y3),this._context.closePath();break;case 2:this._context.lineTo(this._x3,this._y3),this._context.closePath();break;case 3:this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5)}},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:fo(this,e,t)}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}},(function e(t){function n(e){return new mo(e,t)}return n.tension=function(t){return e(+t)},n})(0);function ho(e,t){this._context=e,this._k=(1-t)/6}ho.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:fo(this,e,t)}this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}},(function e(t){function n(e){return new ho(e,t)}return n.tension=function(t){return e(+t)},n})(0);function go(e,t,n){var r=e._x1,i=e._y1,a=e._x2,o=e._y2;if(e._l01_a>Ja){var s=2*e._l01_2a+3*e._l01_a*e._l12_a+e._l12_2a,c=3*e._l01_a*(e._l01_a+e._l12_a);r=(r*s-e._x0*e._l12_2a+e._x2*e._l01_2a)/c,i=(i*s-e._y0*e._l12_2a+e._y2*e._l01_2a)/c}if(e._l23_a>Ja){var l=2*e._l23_2a+3*e._l23_a*e._l12_a+e._l12_2a,u=3*e._l23_a*(e._l23_a+e._l12_a);a=(a*l+e._x1*e._l23_2a-t*e._l12_2a)/u,o=(o*l+e._y1*e._l23_2a-n*e._l12_2a)/u}e._context.bezierCurveTo(r,i,a,o,e._x2,e._y2)}function _o(e,t){this._context=e,this._alpha=t}_o.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x2,this._y2);break;case 3:this.point(this._x2,this._y2)}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,r=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=(n*n+r*r)**+this._alpha)}switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3;default:go(this,e,t)}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}},(function e(t){function n(e){return t?new _o(e,t):new po(e,0)}return n.alpha=function(t){return e(+t)},n})(.5);function vo(e,t){this._context=e,this._alpha=t}vo.prototype={areaStart:so,areaEnd:so,lineStart:function(){this._x0=this._x1=this._x2=this._x3=this._x4=this._x5=this._y0=this._y1=this._y2=this._y3=this._y4=this._y5=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){switch(this._point){case 1:this._context.moveTo(this._x3,this._y3),this._context.closePath();break;case 2:this._context.lineTo(this._x3,this._y3),this._context.closePath();break;case 3:this.point(this._x3,this._y3),this.point(this._x4,this._y4),this.point(this._x5,this._y5)}},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,r=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=(n*n+r*r)**+this._alpha)}switch(this._point){case 0:this._point=1,this._x3=e,this._y3=t;break;case 1:this._point=2,this._context.moveTo(this._x4=e,this._y4=t);break;case 2:this._point=3,this._x5=e,this._y5=t;break;default:go(this,e,t)}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}},(function e(t){function n(e){return t?new vo(e,t):new mo(e,0)}return n.alpha=function(t){return e(+t)},n})(.5);function yo(e,t){this._context=e,this._alpha=t}yo.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._x2=this._y0=this._y1=this._y2=NaN,this._l01_a=this._l12_a=this._l23_a=this._l01_2a=this._l12_2a=this._l23_2a=this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===3)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){if(e=+e,t=+t,this._point){var n=this._x2-e,r=this._y2-t;this._l23_a=Math.sqrt(this._l23_2a=(n*n+r*r)**+this._alpha)}switch(this._point){case 0:this._point=1;break;case 1:this._point=2;break;case 2:this._point=3,this._line?this._context.lineTo(this._x2,this._y2):this._context.moveTo(this._x2,this._y2);break;case 3:this._point=4;default:go(this,e,t)}this._l01_a=this._l12_a,this._l12_a=this._l23_a,this._l01_2a=this._l12_2a,this._l12_2a=this._l23_2a,this._x0=this._x1,this._x1=this._x2,this._x2=e,this._y0=this._y1,this._y1=this._y2,this._y2=t}},(function e(t){function n(e){return t?new yo(e,t):new ho(e,0)}return n.alpha=function(t){return e(+t)},n})(.5);function bo(e){return e<0?-1:1}function xo(e,t,n){var r=e._x1-e._x0,i=t-e._x1,a=(e._y1-e._y0)/(r||i<0&&-0),o=(n-e._y1)/(i||r<0&&-0),s=(a*i+o*r)/(r+i);return(bo(a)+bo(o))*Math.min(Math.abs(a),Math.abs(o),.5*Math.abs(s))||0}function So(e,t){var n=e._x1-e._x0;return n?(3*(e._y1-e._y0)/n-t)/2:t}function Co(e,t,n){var r=e._x0,i=e._y0,a=e._x1,o=e._y1,s=(a-r)/3;e._context.bezierCurveTo(r+s,i+s*t,a-s,o-s*n,a,o)}function wo(e){this._context=e}wo.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._x0=this._x1=this._y0=this._y1=this._t0=NaN,this._point=0},lineEnd:function(){switch(this._point){case 2:this._context.lineTo(this._x1,this._y1);break;case 3:Co(this,this._t0,So(this,this._t0))}(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){var n=NaN;if(e=+e,t=+t,e!==this._x1||t!==this._y1){switch(this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;break;case 2:this._point=3,Co(this,So(this,n=xo(this,e,t)),n);break;default:Co(this,this._t0,n=xo(this,e,t))}this._x0=this._x1,this._x1=e,this._y0=this._y1,this._y1=t,this._t0=n}}},Object.create(wo.prototype).point=function(e,t){wo.prototype.point.call(this,t,e)};let To={top:12,right:34,bottom:24,left:70};function Eo(e){let t=e.images.filter(e=>e.history.length>2);for(let e of t){let t=e.history.map(e=>[\`\${e.label} \${e.at.slice(0,10)}\`,Do(e.bytes,j),Do(e.ms,M)]);hn(\`history\`).append(N(\`h3\`,{},e.name),N(\`div\`,{class:\`charts\`},Oo(e,\`compressed size\`,e=>e.bytes,j),Oo(e,\`build time\`,e=>e.ms,M)),yn(\`History of \${e.name}\`,[\`Build\`,\`Size\`,\`Time\`],t))}return t.length>0}function Do(e,t){return e===void 0?\`\`:t(e)}function Oo(e,t,n,r){let i=e.history.flatMap(e=>{let t=n(e);return t===void 0?[]:[{point:e,value:t}]});if(i.length<2)return N(\`p\`,{},\`No \${t} is known of earlier builds.\`);let a=Math.max(...i.map(e=>e.value)),o=i[0],s=i.at(-1),c=\`\${e.name}, \${t}: \${i.length} builds, from \${r(o.value)} to \${r(s.value)}, at most \${r(a)}\`,l=xa(i.map((e,t)=>t),[To.left,520-To.right]),u=Fa([0,a*1.08||1],[170-To.bottom,To.top]),d=O(document.createElementNS(\`http://www.w3.org/2000/svg\`,\`svg\`)).attr(\`class\`,\`line\`).attr(\`viewBox\`,\`0 0 520 170\`).attr(\`role\`,\`img\`).attr(\`aria-label\`,c);d.append(\`g\`).attr(\`class\`,\`axis\`).attr(\`transform\`,\`translate(\${To.left},0)\`).call(Un(u).ticks(4).tickFormat(e=>r(e.valueOf())));let f=Math.ceil(i.length/6),p=i.map((e,t)=>t).filter(e=>e%f===0&&e<i.length-f/2);d.append(\`g\`).attr(\`class\`,\`axis\`).attr(\`transform\`,\`translate(0,\${170-To.bottom})\`).call(Hn(l).tickValues([...p,i.length-1]).tickFormat(e=>i[e]?.point.label??\`\`));let m=ro((e,t)=>l(t)??0,e=>u(e.value));d.append(\`path\`).attr(\`class\`,\`curve\`).attr(\`d\`,m(i));let h=d.selectAll(\`circle\`).data(i).join(\`circle\`);return h.attr(\`cx\`,(e,t)=>l(t)??0).attr(\`cy\`,e=>u(e.value)).attr(\`r\`,e=>e===s?5:3).attr(\`class\`,e=>e===s?\`now\`:\`past\`),h.append(\`title\`).text(e=>\`\${e.point.label} \${e.point.at.slice(0,10)}: \${r(e.value)}\`),N(\`figure\`,{},d.node(),N(\`figcaption\`,{},\`\${t}, now \${r(s.value)}\`))}let ko=[{head:\`Image\`,key:e=>e.image,text:e=>e.image},{head:\`Step\`,key:e=>e.step.text,text:e=>(e.step.critical?\`🔸 \`:\`\`)+e.step.text},{head:\`Where\`,key:e=>e.step.where,text:e=>e.step.where??\`\`},{head:\`State\`,key:e=>e.step.state,text:e=>e.step.state},{head:\`Time\`,key:e=>e.step.ms,text:e=>M(e.step.ms),figure:!0},{head:\`Baseline\`,key:e=>e.step.before,text:e=>Ro(e.step.before,M),figure:!0},{head:\`Slack\`,key:e=>e.step.slack,text:e=>Ro(e.step.slack,M),figure:!0},{head:\`Layer\`,key:e=>e.step.bytes,text:e=>Ro(e.step.bytes,j),figure:!0},{head:\`Why it ran\`,key:e=>e.step.why,text:e=>e.step.why??\`\`}];function Ao(e){let t=e.images.flatMap(e=>e.steps.map(t=>({image:e.name,step:t})));if(t.length===0)return!1;let n=N(\`tbody\`,{}),r=0,i=e=>{n.append(...t.slice(r,e).map(Fo)),r=Math.max(r,Math.min(e,t.length))},a=()=>i(t.length);i(40),jo(e=>{for(;r<t.length&&e();)i(r+40);return r<t.length}),addEventListener(\`beforeprint\`,a);let o=N(\`span\`,{role:\`status\`,class:\`shown\`},\`\`),s=[...new Set(t.map(e=>e.image))],c=[...new Set(t.map(e=>e.step.state))],l={text:\`\`,image:0,state:0},u=()=>{a();let e=0;for(let n of t){let t=(l.image===0||s[l.image-1]===n.image)&&(l.state===0||c[l.state-1]===n.step.state)&&No(n).includes(l.text);Fo(n).hidden=!t,t&&e++}o.textContent=\`\${A(e)} of \${A(t.length)} steps\`},d=N(\`input\`,{type:\`search\`,placeholder:\`npm ci, Dockerfile:9, …\`});d.addEventListener(\`input\`,()=>{l.text=d.value.toLowerCase(),u()});let f=N(\`div\`,{class:\`tools\`},N(\`label\`,{},\`Filter \`,d),vn(\`Image\`,[\`all\`,...s],e=>{l.image=e,u()}),vn(\`State\`,[\`all\`,...c],e=>{l.state=e,u()}),o),p=N(\`table\`,{class:\`steps\`},N(\`thead\`,{},Io(t,n,a)),n);return hn(\`steps\`).append(f,N(\`div\`,{class:\`scroll tall\`,tabindex:0,role:\`group\`,"aria-label":\`Table of steps\`},p)),o.textContent=\`\${A(t.length)} of \${A(t.length)} steps\`,!0}function jo(e){let t=()=>{typeof requestIdleCallback==\`function\`?requestIdleCallback(n=>{let r=Mo();e(()=>r()||n.timeRemaining()>3)&&t()},{timeout:200}):setTimeout(()=>{e(Mo())&&t()})};t()}function Mo(){let e=0;return()=>e++===0}function No(e){let{text:t,where:n,stage:r,why:i}=e.step;return e.haystack??=[e.image,t,n,r,i].join(\`
\`).toLowerCase()}let Po;function Fo(e){if(e.element!==void 0)return e.element;Po??=N(\`tr\`,{},...ko.map(e=>N(\`td\`,{class:e.figure?\`figure\`:void 0})));let t=Po.cloneNode(!0);for(let[n,r]of ko.entries())t.cells[n].textContent=r.text(e);return t.dataset.ms=String(e.step.ms),e.step.bytes!==void 0&&(t.dataset.bytes=String(e.step.bytes)),e.element=t,t}function Io(e,t,n){let r=ko.map(i=>{let a=N(\`button\`,{type:\`button\`},i.head),o=N(\`th\`,{scope:\`col\`,class:i.figure?\`figure\`:void 0,"aria-sort":\`none\`},a);return a.addEventListener(\`click\`,()=>{let a=o.getAttribute(\`aria-sort\`),s=a===\`none\`?i.figure===!0:a===\`ascending\`;for(let e of r)e.setAttribute(\`aria-sort\`,\`none\`);o.setAttribute(\`aria-sort\`,s?\`descending\`:\`ascending\`),n(),e.sort((e,t)=>Lo(i.key(e),i.key(t),s?-1:1)),t.append(...e.map(Fo))}),o});return N(\`tr\`,{},...r)}function Lo(e,t,n){return e===void 0||t===void 0?Number(e===void 0)-Number(t===void 0):n*(typeof e==\`number\`&&typeof t==\`number\`?e-t:String(e).localeCompare(String(t)))}function Ro(e,t){return e===void 0?\`\`:t(e)}function zo(e){let t=e.flatMap(([e,t])=>{let n=document.getElementById(e);return n===null?[]:[{id:e,title:t,panel:n}]});if(t.length<2)return;let n=t.map(({id:e,title:t,panel:n})=>(n.setAttribute(\`role\`,\`tabpanel\`),n.setAttribute(\`aria-labelledby\`,\`tab-\${e}\`),N(\`button\`,{type:\`button\`,role:\`tab\`,id:\`tab-\${e}\`,"aria-controls":e},t))),r=e=>{for(let[r,i]of n.entries())i.setAttribute(\`aria-selected\`,String(r===e)),i.tabIndex=r===e?0:-1,t[r].panel.hidden=r!==e};for(let[e,t]of n.entries())t.addEventListener(\`click\`,()=>r(e));let i=N(\`div\`,{class:\`tabs\`,role:\`tablist\`,"aria-label":\`Parts of the report\`},...n);i.addEventListener(\`keydown\`,e=>{let t=n.findIndex(e=>e===document.activeElement),i={ArrowLeft:t-1,ArrowRight:t+1,Home:0,End:n.length-1}[e.key];if(i===void 0)return;e.preventDefault();let a=(i+n.length)%n.length;r(a),n[a].focus()}),t[0].panel.before(i),r(Math.max(0,t.findIndex(({id:e})=>location.hash===\`#\${e}\`)))}var Bo={value:()=>{}};function Vo(){for(var e=0,t=arguments.length,n={},r;e<t;++e){if(!(r=arguments[e]+\`\`)||r in n||/[\\s.]/.test(r))throw Error(\`illegal type: \`+r);n[r]=[]}return new Ho(n)}function Ho(e){this._=e}function Uo(e,t){return e.trim().split(/^|\\s+/).map(function(e){var n=\`\`,r=e.indexOf(\`.\`);if(r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),e&&!t.hasOwnProperty(e))throw Error(\`unknown type: \`+e);return{type:e,name:n}})}Ho.prototype=Vo.prototype={constructor:Ho,on:function(e,t){var n=this._,r=Uo(e+\`\`,n),i,a=-1,o=r.length;if(arguments.length<2){for(;++a<o;)if((i=(e=r[a]).type)&&(i=Wo(n[i],e.name)))return i}else{if(t!=null&&typeof t!=\`function\`)throw Error(\`invalid callback: \`+t);for(;++a<o;)if(i=(e=r[a]).type)n[i]=Go(n[i],e.name,t);else if(t==null)for(i in n)n[i]=Go(n[i],e.name,null);return this}},copy:function(){var e={},t=this._;for(var n in t)e[n]=t[n].slice();return new Ho(e)},call:function(e,t){if((i=arguments.length-2)>0)for(var n=Array(i),r=0,i,a;r<i;++r)n[r]=arguments[r+2];if(!this._.hasOwnProperty(e))throw Error(\`unknown type: \`+e);for(a=this._[e],r=0,i=a.length;r<i;++r)a[r].value.apply(t,n)},apply:function(e,t,n){if(!this._.hasOwnProperty(e))throw Error(\`unknown type: \`+e);for(var r=this._[e],i=0,a=r.length;i<a;++i)r[i].value.apply(t,n)}};function Wo(e,t){for(var n=0,r=e.length,i;n<r;++n)if((i=e[n]).name===t)return i.value}function Go(e,t,n){for(var r=0,i=e.length;r<i;++r)if(e[r].name===t){e[r]=Bo,e=e.slice(0,r).concat(e.slice(r+1));break}return n!=null&&e.push({name:t,value:n}),e}let Ko={capture:!0,passive:!1};function qo(e){e.preventDefault(),e.stopImmediatePropagation()}function Jo(e){var t=e.document.documentElement,n=O(e).on(\`dragstart.drag\`,qo,Ko);\`onselectstart\`in t?n.on(\`selectstart.drag\`,qo,Ko):(t.__noselect=t.style.MozUserSelect,t.style.MozUserSelect=\`none\`)}function Yo(e,t){var n=e.document.documentElement,r=O(e).on(\`dragstart.drag\`,null);t&&(r.on(\`click.drag\`,qo,Ko),setTimeout(function(){r.on(\`click.drag\`,null)},0)),\`onselectstart\`in n?r.on(\`selectstart.drag\`,null):(n.style.MozUserSelect=n.__noselect,delete n.__noselect)}function Xo(e,{sourceEvent:t,subject:n,target:r,identifier:i,active:a,x:o,y:s,dx:c,dy:l,dispatch:u}){Object.defineProperties(this,{type:{value:e,enumerable:!0,configurable:!0},sourceEvent:{value:t,enumerable:!0,configurable:!0},subject:{value:n,enumerable:!0,configurable:!0},target:{value:r,enumerable:!0,configurable:!0},identifier:{value:i,enumerable:!0,configurable:!0},active:{value:a,enumerable:!0,configurable:!0},x:{value:o,enumerable:!0,configurable:!0},y:{value:s,enumerable:!0,configurable:!0},dx:{value:c,enumerable:!0,configurable:!0},dy:{value:l,enumerable:!0,configurable:!0},_:{value:u}})}Xo.prototype.on=function(){var e=this._.on.apply(this._,arguments);return e===this._?this:e};var Zo=0,Qo=0,$o=0,es=1e3,ts,ns,rs=0,is=0,as=0,os=typeof performance==\`object\`&&performance.now?performance:Date,ss=typeof window==\`object\`&&window.requestAnimationFrame?window.requestAnimationFrame.bind(window):function(e){setTimeout(e,17)};function cs(){return is||=(ss(ls),os.now()+as)}function ls(){is=0}function us(){this._call=this._time=this._next=null}us.prototype=ds.prototype={constructor:us,restart:function(e,t,n){if(typeof e!=\`function\`)throw TypeError(\`callback is not a function\`);n=(n==null?cs():+n)+(t==null?0:+t),!this._next&&ns!==this&&(ns?ns._next=this:ts=this,ns=this),this._call=e,this._time=n,gs()},stop:function(){this._call&&(this._call=null,this._time=1/0,gs())}};function ds(e,t,n){var r=new us;return r.restart(e,t,n),r}function fs(){cs(),++Zo;for(var e=ts,t;e;)(t=is-e._time)>=0&&e._call.call(void 0,t),e=e._next;--Zo}function ps(){is=(rs=os.now())+as,Zo=Qo=0;try{fs()}finally{Zo=0,hs(),is=0}}function ms(){var e=os.now(),t=e-rs;t>es&&(as-=t,rs=e)}function hs(){for(var e,t=ts,n,r=1/0;t;)t._call?(r>t._time&&(r=t._time),e=t,t=t._next):(n=t._next,t._next=null,t=e?e._next=n:ts=n);ns=e,gs(r)}function gs(e){Zo||(Qo&&=clearTimeout(Qo),e-is>24?(e<1/0&&(Qo=setTimeout(ps,Math.ceil(e-os.now()-as)+1)),$o&&=clearInterval($o)):($o||=(rs=os.now(),setInterval(ms,es)),Zo=1,ss(ps)))}function _s(e,t,n){var r=new us;return t=t==null?0:+t,r.restart(n=>{r.stop(),e(n+t)},t,n),r}function vs(e){return((e*=2)<=1?e*e*e:(e-=2)*e*e+2)/2}var ys=3;(function e(t){t=+t;function n(e){return e**+t}return n.exponent=e,n})(ys),(function e(t){t=+t;function n(e){return 1-(1-e)**t}return n.exponent=e,n})(ys),(function e(t){t=+t;function n(e){return((e*=2)<=1?e**+t:2-(2-e)**t)/2}return n.exponent=e,n})(ys);function bs(e){return(2**(-10*e)-.0009765625)*1.0009775171065494}var xs=4/11;1/xs/xs;var Ss=1.70158;(function e(t){t=+t;function n(e){return(e=+e)*e*(t*(e-1)+e)}return n.overshoot=e,n})(Ss),(function e(t){t=+t;function n(e){return--e*e*((e+1)*t+e)+1}return n.overshoot=e,n})(Ss),(function e(t){t=+t;function n(e){return((e*=2)<1?e*e*((t+1)*e-t):(e-=2)*e*((t+1)*e+t)+2)/2}return n.overshoot=e,n})(Ss);var J=2*Math.PI,Cs=1,ws=.3;(function e(t,n){var r=Math.asin(1/(t=Math.max(1,t)))*(n/=J);function i(e){return t*bs(- --e)*Math.sin((r-e)/n)}return i.amplitude=function(t){return e(t,n*J)},i.period=function(n){return e(t,n)},i})(Cs,ws),(function e(t,n){var r=Math.asin(1/(t=Math.max(1,t)))*(n/=J);function i(e){return 1-t*bs(e=+e)*Math.sin((e+r)/n)}return i.amplitude=function(t){return e(t,n*J)},i.period=function(n){return e(t,n)},i})(Cs,ws),(function e(t,n){var r=Math.asin(1/(t=Math.max(1,t)))*(n/=J);function i(e){return((e=e*2-1)<0?t*bs(-e)*Math.sin((r-e)/n):2-t*bs(e)*Math.sin((r+e)/n))/2}return i.amplitude=function(t){return e(t,n*J)},i.period=function(n){return e(t,n)},i})(Cs,ws);var Ts=Vo(\`start\`,\`end\`,\`cancel\`,\`interrupt\`),Es=[],Ds=0,Os=1,ks=2,As=3,js=4,Ms=5,Ns=6;function Ps(e,t,n,r,i,a){var o=e.__transition;if(!o)e.__transition={};else if(n in o)return;Is(e,n,{name:t,index:r,group:i,on:Ts,tween:Es,time:a.time,delay:a.delay,duration:a.duration,ease:a.ease,timer:null,state:Ds})}function Fs(e,t){var n=X(e,t);if(n.state>Ds)throw Error(\`too late; already scheduled\`);return n}function Y(e,t){var n=X(e,t);if(n.state>As)throw Error(\`too late; already running\`);return n}function X(e,t){var n=e.__transition;if(!n||!(n=n[t]))throw Error(\`transition not found\`);return n}function Is(e,t,n){var r=e.__transition,i;r[t]=n,n.timer=ds(a,0,n.time);function a(e){n.state=Os,n.timer.restart(o,n.delay,n.time),n.delay<=e&&o(e-n.delay)}function o(a){var l,u,d,f;if(n.state!==Os)return c();for(l in r)if(f=r[l],f.name===n.name){if(f.state===As)return _s(o);f.state===js?(f.state=Ns,f.timer.stop(),f.on.call(\`interrupt\`,e,e.__data__,f.index,f.group),delete r[l]):+l<t&&(f.state=Ns,f.timer.stop(),f.on.call(\`cancel\`,e,e.__data__,f.index,f.group),delete r[l])}if(_s(function(){n.state===As&&(n.state=js,n.timer.restart(s,n.delay,n.time),s(a))}),n.state=ks,n.on.call(\`start\`,e,e.__data__,n.index,n.group),n.state===ks){for(n.state=As,i=Array(d=n.tween.length),l=0,u=-1;l<d;++l)(f=n.tween[l].value.call(e,e.__data__,n.index,n.group))&&(i[++u]=f);i.length=u+1}}function s(t){for(var r=t<n.duration?n.ease.call(null,t/n.duration):(n.timer.restart(c),n.state=Ms,1),a=-1,o=i.length;++a<o;)i[a].call(e,r);n.state===Ms&&(n.on.call(\`end\`,e,e.__data__,n.index,n.group),c())}function c(){for(var i in n.state=Ns,n.timer.stop(),delete r[t],r)return;delete e.__transition}}function Ls(e,t){var n=e.__transition,r,i,a=!0,o;if(n){for(o in t=t==null?null:t+\`\`,n)(r=n[o]).name===t?(i=r.state>ks&&r.state<Ms,r.state=Ns,r.timer.stop(),r.on.call(i?\`interrupt\`:\`cancel\`,e,e.__data__,r.index,r.group),delete n[o]):a=!1;a&&delete e.__transition}}function Rs(e){return this.each(function(){Ls(this,e)})}function zs(e,t){var n,r;return function(){var i=Y(this,e),a=i.tween;if(a!==n){r=n=a;for(var o=0,s=r.length;o<s;++o)if(r[o].name===t){r=r.slice(),r.splice(o,1);break}}i.tween=r}}function Bs(e,t,n){var r,i;if(typeof n!=\`function\`)throw Error();return function(){var a=Y(this,e),o=a.tween;if(o!==r){i=(r=o).slice();for(var s={name:t,value:n},c=0,l=i.length;c<l;++c)if(i[c].name===t){i[c]=s;break}c===l&&i.push(s)}a.tween=i}}function Vs(e,t){var n=this._id;if(e+=\`\`,arguments.length<2){for(var r=X(this.node(),n).tween,i=0,a=r.length,o;i<a;++i)if((o=r[i]).name===e)return o.value;return null}return this.each((t==null?zs:Bs)(n,e,t))}function Hs(e,t,n){var r=e._id;return e.each(function(){var e=Y(this,r);(e.value||={})[t]=n.apply(this,arguments)}),function(e){return X(e,r).value[t]}}function Us(e,t){var n;return(typeof t==\`number\`?K:t instanceof R?vi:(n=R(t))?(t=n,vi):Oi)(e,t)}function Ws(e){return function(){this.removeAttribute(e)}}function Gs(e){return function(){this.removeAttributeNS(e.space,e.local)}}function Ks(e,t,n){var r,i=n+\`\`,a;return function(){var o=this.getAttribute(e);return o===i?null:o===r?a:a=t(r=o,n)}}function qs(e,t,n){var r,i=n+\`\`,a;return function(){var o=this.getAttributeNS(e.space,e.local);return o===i?null:o===r?a:a=t(r=o,n)}}function Js(e,t,n){var r,i,a;return function(){var o,s=n(this),c;return s==null?void this.removeAttribute(e):(o=this.getAttribute(e),c=s+\`\`,o===c?null:o===r&&c===i?a:(i=c,a=t(r=o,s)))}}function Ys(e,t,n){var r,i,a;return function(){var o,s=n(this),c;return s==null?void this.removeAttributeNS(e.space,e.local):(o=this.getAttributeNS(e.space,e.local),c=s+\`\`,o===c?null:o===r&&c===i?a:(i=c,a=t(r=o,s)))}}function Xs(e,t){var n=se(e),r=n===\`transform\`?zi:Us;return this.attrTween(e,typeof t==\`function\`?(n.local?Ys:Js)(n,r,Hs(this,\`attr.\`+e,t)):t==null?(n.local?Gs:Ws)(n):(n.local?qs:Ks)(n,r,t))}function Zs(e,t){return function(n){this.setAttribute(e,t.call(this,n))}}function Qs(e,t){return function(n){this.setAttributeNS(e.space,e.local,t.call(this,n))}}function $s(e,t){var n,r;function i(){var i=t.apply(this,arguments);return i!==r&&(n=(r=i)&&Qs(e,i)),n}return i._value=t,i}function ec(e,t){var n,r;function i(){var i=t.apply(this,arguments);return i!==r&&(n=(r=i)&&Zs(e,i)),n}return i._value=t,i}function tc(e,t){var n=\`attr.\`+e;if(arguments.length<2)return(n=this.tween(n))&&n._value;if(t==null)return this.tween(n,null);if(typeof t!=\`function\`)throw Error();var r=se(e);return this.tween(n,(r.local?$s:ec)(r,t))}function nc(e,t){return function(){Fs(this,e).delay=+t.apply(this,arguments)}}function rc(e,t){return t=+t,function(){Fs(this,e).delay=t}}function ic(e){var t=this._id;return arguments.length?this.each((typeof e==\`function\`?nc:rc)(t,e)):X(this.node(),t).delay}function ac(e,t){return function(){Y(this,e).duration=+t.apply(this,arguments)}}function oc(e,t){return t=+t,function(){Y(this,e).duration=t}}function sc(e){var t=this._id;return arguments.length?this.each((typeof e==\`function\`?ac:oc)(t,e)):X(this.node(),t).duration}function cc(e,t){if(typeof t!=\`function\`)throw Error();return function(){Y(this,e).ease=t}}function lc(e){var t=this._id;return arguments.length?this.each(cc(t,e)):X(this.node(),t).ease}function uc(e,t){return function(){var n=t.apply(this,arguments);if(typeof n!=\`function\`)throw Error();Y(this,e).ease=n}}function dc(e){if(typeof e!=\`function\`)throw Error();return this.each(uc(this._id,e))}function fc(e){typeof e!=\`function\`&&(e=ye(e));for(var t=this._groups,n=t.length,r=Array(n),i=0;i<n;++i)for(var a=t[i],o=a.length,s=r[i]=[],c,l=0;l<o;++l)(c=a[l])&&e.call(c,c.__data__,l,a)&&s.push(c);return new Z(r,this._parents,this._name,this._id)}function pc(e){if(e._id!==this._id)throw Error();for(var t=this._groups,n=e._groups,r=t.length,i=n.length,a=Math.min(r,i),o=Array(r),s=0;s<a;++s)for(var c=t[s],l=n[s],u=c.length,d=o[s]=Array(u),f,p=0;p<u;++p)(f=c[p]||l[p])&&(d[p]=f);for(;s<r;++s)o[s]=t[s];return new Z(o,this._parents,this._name,this._id)}function mc(e){return(e+\`\`).trim().split(/^|\\s+/).every(function(e){var t=e.indexOf(\`.\`);return t>=0&&(e=e.slice(0,t)),!e||e===\`start\`})}function hc(e,t,n){var r,i,a=mc(t)?Fs:Y;return function(){var o=a(this,e),s=o.on;s!==r&&(i=(r=s).copy()).on(t,n),o.on=i}}function gc(e,t){var n=this._id;return arguments.length<2?X(this.node(),n).on.on(e):this.each(hc(n,e,t))}function _c(e){return function(){var t=this.parentNode;for(var n in this.__transition)if(+n!==e)return;t&&t.removeChild(this)}}function vc(){return this.on(\`end.remove\`,_c(this._id))}function yc(e){var t=this._name,n=this._id;typeof e!=\`function\`&&(e=fe(e));for(var r=this._groups,i=r.length,a=Array(i),o=0;o<i;++o)for(var s=r[o],c=s.length,l=a[o]=Array(c),u,d,f=0;f<c;++f)(u=s[f])&&(d=e.call(u,u.__data__,f,s))&&(\`__data__\`in u&&(d.__data__=u.__data__),l[f]=d,Ps(l[f],t,n,f,l,X(u,n)));return new Z(a,this._parents,t,n)}function bc(e){var t=this._name,n=this._id;typeof e!=\`function\`&&(e=ge(e));for(var r=this._groups,i=r.length,a=[],o=[],s=0;s<i;++s)for(var c=r[s],l=c.length,u,d=0;d<l;++d)if(u=c[d]){for(var f=e.call(u,u.__data__,d,c),p,m=X(u,n),h=0,g=f.length;h<g;++h)(p=f[h])&&Ps(p,t,n,h,f,m);a.push(f),o.push(u)}return new Z(a,o,t,n)}var xc=tn.prototype.constructor;function Sc(){return new xc(this._groups,this._parents)}function Cc(e,t){var n,r,i;return function(){var a=lt(this,e),o=(this.style.removeProperty(e),lt(this,e));return a===o?null:a===n&&o===r?i:i=t(n=a,r=o)}}function wc(e){return function(){this.style.removeProperty(e)}}function Tc(e,t,n){var r,i=n+\`\`,a;return function(){var o=lt(this,e);return o===i?null:o===r?a:a=t(r=o,n)}}function Ec(e,t,n){var r,i,a;return function(){var o=lt(this,e),s=n(this),c=s+\`\`;return s??(c=s=(this.style.removeProperty(e),lt(this,e))),o===c?null:o===r&&c===i?a:(i=c,a=t(r=o,s))}}function Dc(e,t){var n,r,i,a=\`style.\`+t,o=\`end.\`+a,s;return function(){var c=Y(this,e),l=c.on,u=c.value[a]==null?s||=wc(t):void 0;(l!==n||i!==u)&&(r=(n=l).copy()).on(o,i=u),c.on=r}}function Oc(e,t,n){var r=(e+=\`\`)==\`transform\`?Ri:Us;return t==null?this.styleTween(e,Cc(e,r)).on(\`end.style.\`+e,wc(e)):typeof t==\`function\`?this.styleTween(e,Ec(e,r,Hs(this,\`style.\`+e,t))).each(Dc(this._id,e)):this.styleTween(e,Tc(e,r,t),n).on(\`end.style.\`+e,null)}function kc(e,t,n){return function(r){this.style.setProperty(e,t.call(this,r),n)}}function Ac(e,t,n){var r,i;function a(){var a=t.apply(this,arguments);return a!==i&&(r=(i=a)&&kc(e,a,n)),r}return a._value=t,a}function jc(e,t,n){var r=\`style.\`+(e+=\`\`);if(arguments.length<2)return(r=this.tween(r))&&r._value;if(t==null)return this.tween(r,null);if(typeof t!=\`function\`)throw Error();return this.tween(r,Ac(e,t,n??\`\`))}function Mc(e){return function(){this.textContent=e}}function Nc(e){return function(){var t=e(this);this.textContent=t??\`\`}}function Pc(e){return this.tween(\`text\`,typeof e==\`function\`?Nc(Hs(this,\`text\`,e)):Mc(e==null?\`\`:e+\`\`))}function Fc(e){return function(t){this.textContent=e.call(this,t)}}function Ic(e){var t,n;function r(){var r=e.apply(this,arguments);return r!==n&&(t=(n=r)&&Fc(r)),t}return r._value=e,r}function Lc(e){var t=\`text\`;if(arguments.length<1)return(t=this.tween(t))&&t._value;if(e==null)return this.tween(t,null);if(typeof e!=\`function\`)throw Error();return this.tween(t,Ic(e))}function Rc(){for(var e=this._name,t=this._id,n=Vc(),r=this._groups,i=r.length,a=0;a<i;++a)for(var o=r[a],s=o.length,c,l=0;l<s;++l)if(c=o[l]){var u=X(c,t);Ps(c,e,n,l,o,{time:u.time+u.delay+u.duration,delay:0,duration:u.duration,ease:u.ease})}return new Z(r,this._parents,e,n)}function zc(){var e,t,n=this,r=n._id,i=n.size();return new Promise(function(a,o){var s={value:o},c={value:function(){--i===0&&a()}};n.each(function(){var n=Y(this,r),i=n.on;i!==e&&(t=(e=i).copy(),t._.cancel.push(s),t._.interrupt.push(s),t._.end.push(c)),n.on=t}),i===0&&a()})}var Bc=0;function Z(e,t,n,r){this._groups=e,this._parents=t,this._name=n,this._id=r}function Vc(){return++Bc}var Q=tn.prototype;Z.prototype={constructor:Z,select:yc,selectAll:bc,selectChild:Q.selectChild,selectChildren:Q.selectChildren,filter:fc,merge:pc,selection:Sc,transition:Rc,call:Q.call,nodes:Q.nodes,node:Q.node,size:Q.size,empty:Q.empty,each:Q.each,on:gc,attr:Xs,attrTween:tc,style:Oc,styleTween:jc,text:Pc,textTween:Lc,remove:vc,tween:Vs,delay:ic,duration:sc,ease:lc,easeVarying:dc,end:zc,[Symbol.iterator]:Q[Symbol.iterator]};var Hc={time:null,delay:0,duration:250,ease:vs};function Uc(e,t){for(var n;!(n=e.__transition)||!(n=n[t]);)if(!(e=e.parentNode))throw Error(\`transition \${t} not found\`);return n}function Wc(e){var t,n;e instanceof Z?(t=e._id,e=e._name):(t=Vc(),(n=Hc).time=cs(),e=e==null?null:e+\`\`);for(var r=this._groups,i=r.length,a=0;a<i;++a)for(var o=r[a],s=o.length,c,l=0;l<s;++l)(c=o[l])&&Ps(c,e,t,l,o,n||Uc(c,t));return new Z(r,this._parents,e,t)}tn.prototype.interrupt=Rs,tn.prototype.transition=Wc;var Gc=e=>()=>e;function Kc(e,{sourceEvent:t,target:n,transform:r,dispatch:i}){Object.defineProperties(this,{type:{value:e,enumerable:!0,configurable:!0},sourceEvent:{value:t,enumerable:!0,configurable:!0},target:{value:n,enumerable:!0,configurable:!0},transform:{value:r,enumerable:!0,configurable:!0},_:{value:i}})}function $(e,t,n){this.k=e,this.x=t,this.y=n}$.prototype={constructor:$,scale:function(e){return e===1?this:new $(this.k*e,this.x,this.y)},translate:function(e,t){return e===0&t===0?this:new $(this.k,this.x+this.k*e,this.y+this.k*t)},apply:function(e){return[e[0]*this.k+this.x,e[1]*this.k+this.y]},applyX:function(e){return e*this.k+this.x},applyY:function(e){return e*this.k+this.y},invert:function(e){return[(e[0]-this.x)/this.k,(e[1]-this.y)/this.k]},invertX:function(e){return(e-this.x)/this.k},invertY:function(e){return(e-this.y)/this.k},rescaleX:function(e){return e.copy().domain(e.range().map(this.invertX,this).map(e.invert,e))},rescaleY:function(e){return e.copy().domain(e.range().map(this.invertY,this).map(e.invert,e))},toString:function(){return\`translate(\`+this.x+\`,\`+this.y+\`) scale(\`+this.k+\`)\`}};var qc=new $(1,0,0);Jc.prototype=$.prototype;function Jc(e){for(;!e.__zoom;)if(!(e=e.parentNode))return qc;return e.__zoom}function Yc(e){e.stopImmediatePropagation()}function Xc(e){e.preventDefault(),e.stopImmediatePropagation()}function Zc(e){return(!e.ctrlKey||e.type===\`wheel\`)&&!e.button}function Qc(){var e=this;return e instanceof SVGElement?(e=e.ownerSVGElement||e,e.hasAttribute(\`viewBox\`)?(e=e.viewBox.baseVal,[[e.x,e.y],[e.x+e.width,e.y+e.height]]):[[0,0],[e.width.baseVal.value,e.height.baseVal.value]]):[[0,0],[e.clientWidth,e.clientHeight]]}function $c(){return this.__zoom||qc}function el(e){return-e.deltaY*(e.deltaMode===1?.05:e.deltaMode?1:.002)*(e.ctrlKey?10:1)}function tl(){return navigator.maxTouchPoints||\`ontouchstart\`in this}function nl(e,t,n){var r=e.invertX(t[0][0])-n[0][0],i=e.invertX(t[1][0])-n[1][0],a=e.invertY(t[0][1])-n[0][1],o=e.invertY(t[1][1])-n[1][1];return e.translate(i>r?(r+i)/2:Math.min(0,r)||Math.max(0,i),o>a?(a+o)/2:Math.min(0,a)||Math.max(0,o))}function rl(){var e=Zc,t=Qc,n=nl,r=el,i=tl,a=[0,1/0],o=[[-1/0,-1/0],[1/0,1/0]],s=250,c=Wi,l=Vo(\`start\`,\`zoom\`,\`end\`),u,d,f,p=500,m=150,h=0,g=10;function _(e){e.property(\`__zoom\`,$c).on(\`wheel.zoom\`,w,{passive:!1}).on(\`mousedown.zoom\`,T).on(\`dblclick.zoom\`,E).filter(i).on(\`touchstart.zoom\`,ee).on(\`touchmove.zoom\`,te).on(\`touchend.zoom touchcancel.zoom\`,ne).style(\`-webkit-tap-highlight-color\`,\`rgba(0,0,0,0)\`)}_.transform=function(e,t,n,r){var i=e.selection?e.selection():e;i.property(\`__zoom\`,$c),e===i?i.interrupt().each(function(){S(this,arguments).event(r).start().zoom(null,typeof t==\`function\`?t.apply(this,arguments):t).end()}):x(e,t,n,r)},_.scaleBy=function(e,t,n,r){_.scaleTo(e,function(){return this.__zoom.k*(typeof t==\`function\`?t.apply(this,arguments):t)},n,r)},_.scaleTo=function(e,r,i,a){_.transform(e,function(){var e=t.apply(this,arguments),a=this.__zoom,s=i==null?b(e):typeof i==\`function\`?i.apply(this,arguments):i,c=a.invert(s),l=typeof r==\`function\`?r.apply(this,arguments):r;return n(y(v(a,l),s,c),e,o)},i,a)},_.translateBy=function(e,r,i,a){_.transform(e,function(){return n(this.__zoom.translate(typeof r==\`function\`?r.apply(this,arguments):r,typeof i==\`function\`?i.apply(this,arguments):i),t.apply(this,arguments),o)},null,a)},_.translateTo=function(e,r,i,a,s){_.transform(e,function(){var e=t.apply(this,arguments),s=this.__zoom,c=a==null?b(e):typeof a==\`function\`?a.apply(this,arguments):a;return n(qc.translate(c[0],c[1]).scale(s.k).translate(typeof r==\`function\`?-r.apply(this,arguments):-r,typeof i==\`function\`?-i.apply(this,arguments):-i),e,o)},a,s)};function v(e,t){return t=Math.max(a[0],Math.min(a[1],t)),t===e.k?e:new $(t,e.x,e.y)}function y(e,t,n){var r=t[0]-n[0]*e.k,i=t[1]-n[1]*e.k;return r===e.x&&i===e.y?e:new $(e.k,r,i)}function b(e){return[(+e[0][0]+ +e[1][0])/2,(+e[0][1]+ +e[1][1])/2]}function x(e,n,r,i){e.on(\`start.zoom\`,function(){S(this,arguments).event(i).start()}).on(\`interrupt.zoom end.zoom\`,function(){S(this,arguments).event(i).end()}).tween(\`zoom\`,function(){var e=this,a=arguments,o=S(e,a).event(i),s=t.apply(e,a),l=r==null?b(s):typeof r==\`function\`?r.apply(e,a):r,u=Math.max(s[1][0]-s[0][0],s[1][1]-s[0][1]),d=e.__zoom,f=typeof n==\`function\`?n.apply(e,a):n,p=c(d.invert(l).concat(u/d.k),f.invert(l).concat(u/f.k));return function(e){if(e===1)e=f;else{var t=p(e),n=u/t[2];e=new $(n,l[0]-t[0]*n,l[1]-t[1]*n)}o.zoom(null,e)}})}function S(e,t,n){return!n&&e.__zooming||new C(e,t)}function C(e,n){this.that=e,this.args=n,this.active=0,this.sourceEvent=null,this.extent=t.apply(e,n),this.taps=0}C.prototype={event:function(e){return e&&(this.sourceEvent=e),this},start:function(){return++this.active===1&&(this.that.__zooming=this,this.emit(\`start\`)),this},zoom:function(e,t){return this.mouse&&e!==\`mouse\`&&(this.mouse[1]=t.invert(this.mouse[0])),this.touch0&&e!==\`touch\`&&(this.touch0[1]=t.invert(this.touch0[0])),this.touch1&&e!==\`touch\`&&(this.touch1[1]=t.invert(this.touch1[0])),this.that.__zoom=t,this.emit(\`zoom\`),this},end:function(){return--this.active===0&&(delete this.that.__zooming,this.emit(\`end\`)),this},emit:function(e){var t=O(this.that).datum();l.call(e,this.that,new Kc(e,{sourceEvent:this.sourceEvent,target:_,transform:this.that.__zoom,dispatch:l}),t)}};function w(t,...i){if(!e.apply(this,arguments))return;var s=S(this,i).event(t),c=this.__zoom,l=Math.max(a[0],Math.min(a[1],c.k*2**r.apply(this,arguments))),u=k(t);if(s.wheel)(s.mouse[0][0]!==u[0]||s.mouse[0][1]!==u[1])&&(s.mouse[1]=c.invert(s.mouse[0]=u)),clearTimeout(s.wheel);else if(c.k===l)return;else s.mouse=[u,c.invert(u)],Ls(this),s.start();Xc(t),s.wheel=setTimeout(d,m),s.zoom(\`mouse\`,n(y(v(c,l),s.mouse[0],s.mouse[1]),s.extent,o));function d(){s.wheel=null,s.end()}}function T(t,...r){if(f||!e.apply(this,arguments))return;var i=t.currentTarget,a=S(this,r,!0).event(t),s=O(t.view).on(\`mousemove.zoom\`,d,!0).on(\`mouseup.zoom\`,p,!0),c=k(t,i),l=t.clientX,u=t.clientY;Jo(t.view),Yc(t),a.mouse=[c,this.__zoom.invert(c)],Ls(this),a.start();function d(e){if(Xc(e),!a.moved){var t=e.clientX-l,r=e.clientY-u;a.moved=t*t+r*r>h}a.event(e).zoom(\`mouse\`,n(y(a.that.__zoom,a.mouse[0]=k(e,i),a.mouse[1]),a.extent,o))}function p(e){s.on(\`mousemove.zoom mouseup.zoom\`,null),Yo(e.view,a.moved),Xc(e),a.event(e).end()}}function E(r,...i){if(e.apply(this,arguments)){var a=this.__zoom,c=k(r.changedTouches?r.changedTouches[0]:r,this),l=a.invert(c),u=a.k*(r.shiftKey?.5:2),d=n(y(v(a,u),c,l),t.apply(this,i),o);Xc(r),s>0?O(this).transition().duration(s).call(x,d,c,r):O(this).call(_.transform,d,c,r)}}function ee(t,...n){if(e.apply(this,arguments)){var r=t.touches,i=r.length,a=S(this,n,t.changedTouches.length===i).event(t),o,s,c,l;for(Yc(t),s=0;s<i;++s)c=r[s],l=k(c,this),l=[l,this.__zoom.invert(l),c.identifier],a.touch0?!a.touch1&&a.touch0[2]!==l[2]&&(a.touch1=l,a.taps=0):(a.touch0=l,o=!0,a.taps=1+!!u);u&&=clearTimeout(u),o&&(a.taps<2&&(d=l[0],u=setTimeout(function(){u=null},p)),Ls(this),a.start())}}function te(e,...t){if(this.__zooming){var r=S(this,t).event(e),i=e.changedTouches,a=i.length,s,c,l,u;for(Xc(e),s=0;s<a;++s)c=i[s],l=k(c,this),r.touch0&&r.touch0[2]===c.identifier?r.touch0[0]=l:r.touch1&&r.touch1[2]===c.identifier&&(r.touch1[0]=l);if(c=r.that.__zoom,r.touch1){var d=r.touch0[0],f=r.touch0[1],p=r.touch1[0],m=r.touch1[1],h=(h=p[0]-d[0])*h+(h=p[1]-d[1])*h,g=(g=m[0]-f[0])*g+(g=m[1]-f[1])*g;c=v(c,Math.sqrt(h/g)),l=[(d[0]+p[0])/2,(d[1]+p[1])/2],u=[(f[0]+m[0])/2,(f[1]+m[1])/2]}else if(r.touch0)l=r.touch0[0],u=r.touch0[1];else return;r.zoom(\`touch\`,n(y(c,l,u),r.extent,o))}}function ne(e,...t){if(this.__zooming){var n=S(this,t).event(e),r=e.changedTouches,i=r.length,a,o;for(Yc(e),f&&clearTimeout(f),f=setTimeout(function(){f=null},p),a=0;a<i;++a)o=r[a],n.touch0&&n.touch0[2]===o.identifier?delete n.touch0:n.touch1&&n.touch1[2]===o.identifier&&delete n.touch1;if(n.touch1&&!n.touch0&&(n.touch0=n.touch1,delete n.touch1),n.touch0)n.touch0[1]=this.__zoom.invert(n.touch0[0]);else if(n.end(),n.taps===2&&(o=k(o,this),Math.hypot(d[0]-o[0],d[1]-o[1])<g)){var s=O(this).on(\`dblclick.zoom\`);s&&s.apply(this,arguments)}}}return _.wheelDelta=function(e){return arguments.length?(r=typeof e==\`function\`?e:Gc(+e),_):r},_.filter=function(t){return arguments.length?(e=typeof t==\`function\`?t:Gc(!!t),_):e},_.touchable=function(e){return arguments.length?(i=typeof e==\`function\`?e:Gc(!!e),_):i},_.extent=function(e){return arguments.length?(t=typeof e==\`function\`?e:Gc([[+e[0][0],+e[0][1]],[+e[1][0],+e[1][1]]]),_):t},_.scaleExtent=function(e){return arguments.length?(a[0]=+e[0],a[1]=+e[1],_):[a[0],a[1]]},_.translateExtent=function(e){return arguments.length?(o[0][0]=+e[0][0],o[1][0]=+e[1][0],o[0][1]=+e[0][1],o[1][1]=+e[1][1],_):[[o[0][0],o[0][1]],[o[1][0],o[1][1]]]},_.constrain=function(e){return arguments.length?(n=e,_):n},_.duration=function(e){return arguments.length?(s=+e,_):s},_.interpolate=function(e){return arguments.length?(c=e,_):c},_.on=function(){var e=l.on.apply(l,arguments);return e===l?_:e},_.clickDistance=function(e){return arguments.length?(h=(e=+e)*e,_):Math.sqrt(h)},_.tapDistance=function(e){return arguments.length?(g=+e,_):g},_}function il(e){let t=[],n=[],r=0;for(let i of e.images){let e=al(i).toSorted((e,t)=>e.start-t.start||t.end-e.end);if(e.length===0)continue;let a=[];for(let t of e){let e=a.findIndex(e=>e<=t.start),i=e<0?a.length:e;a[i]=t.end,n.push({...t,at:n.length,row:r+i})}t.push({name:i.name,row:r,rows:a.length}),r+=a.length}return{all:t,bars:n,rows:r,end:Math.max(1,...n.map(e=>e.end))}}function al(e){let t=e.steps.flatMap(t=>t.intervals.filter(([e,t])=>t>e).map(([n,r])=>{let{critical:i,slack:a,bytes:o,why:s,text:c,state:l}=t;return{image:e.name,text:c,start:n,end:r,kind:l,critical:i,slack:a,bytes:o,why:s}})),n=e.phases.map(({name:t,start:n,ms:r})=>({image:e.name,text:t,start:n,end:n+r,kind:\`phase\`,critical:!1}));return[...t,...n.filter(e=>e.end>e.start)]}function ol(e){let{all:t,bars:n,rows:r,end:i}=il(e);if(n.length===0)return!1;let a=hn(\`timeline\`),o=28+r*20+8,s=gn(\`Point at a bar, or use the arrow keys in the chart. Each image starts at 0.\`),c=O(a).append(\`svg\`).attr(\`class\`,\`timeline\`).attr(\`role\`,\`application\`).attr(\`aria-label\`,\`Timeline of \${n.length} steps. Left and right arrows walk through the steps, plus and minus zoom, 0 resets.\`).attr(\`tabindex\`,0).attr(\`height\`,o),l=()=>Math.max(360,a.clientWidth),u=c.append(\`g\`).attr(\`class\`,\`axis\`).attr(\`transform\`,\`translate(0,22)\`),d=c.append(\`g\`).attr(\`class\`,\`bars\`),f=c.append(\`g\`).attr(\`class\`,\`lanes\`),p=qc,m;for(let e of t){let t=28+e.row*20;f.append(\`rect\`).attr(\`class\`,\`margin\`).attr(\`y\`,t).attr(\`width\`,142).attr(\`height\`,e.rows*20),f.append(\`text\`).attr(\`x\`,4).attr(\`y\`,t+14).text(cl(e.name,20)).append(\`title\`).text(e.name),f.append(\`line\`).attr(\`class\`,\`rule\`).attr(\`x2\`,1e4).attr(\`y1\`,t).attr(\`y2\`,t)}let h=()=>{let e=p.rescaleX(Fa([0,i],[150,l()-12]));c.attr(\`width\`,l()).attr(\`viewBox\`,\`0 0 \${l()} \${o}\`),u.call(Vn(e).ticks(Math.max(3,l()/110)).tickFormat(e=>M(e)));let t=n.filter(t=>e(t.end)>150&&e(t.start)<l()&&(e(t.end)-e(t.start)>=.4||t===m)),r=d.selectAll(\`g\`).data(t,e=>e.at).join(e=>{let t=e.append(\`g\`);return t.append(\`rect\`).attr(\`height\`,16).attr(\`rx\`,2),t}),a=t=>Math.max(146,e(t.start)),s=t=>Math.max(1.5,e(t.end)-a(t));r.attr(\`class\`,e=>\`bar \${e.kind}\${e.critical?\` critical\`:\`\`}\${e===m?\` selected\`:\`\`}\`).attr(\`transform\`,e=>\`translate(\${a(e)},\${28+e.row*20+2})\`),r.select(\`rect\`).attr(\`width\`,s),r.selectAll(\`text\`).data(e=>s(e)<36?[]:[e]).join(e=>e.append(\`text\`).attr(\`x\`,4).attr(\`y\`,12)).text(e=>cl(e.text,Math.floor((s(e)-8)/6.6))),r.on(\`pointerenter\`,(e,t)=>g(t)).on(\`click\`,(e,t)=>g(t))},g=e=>{m=e,s.textContent=sl(e),h()},_=rl().scaleExtent([1,400]).extent(()=>[[150,0],[l(),o]]).translateExtent([[150,0],[l(),o]]).filter(e=>e.type!==\`wheel\`||e.ctrlKey||e.metaKey).on(\`zoom\`,e=>{p=e.transform,h()});c.call(_).on(\`dblclick.zoom\`,null);let v=e=>_.scaleBy(c,e),y=()=>_.transform(c,qc),b=e=>{let t=m===void 0?e>0?0:n.length-1:n.indexOf(m)+e,r=n[Math.min(n.length-1,Math.max(0,t))];r!==void 0&&g(r)},x={ArrowRight:()=>b(1),ArrowLeft:()=>b(-1),ArrowDown:()=>b(1),ArrowUp:()=>b(-1),Home:()=>b(-n.length),End:()=>b(n.length),"+":()=>v(1.5),"=":()=>v(1.5),"-":()=>v(1/1.5),0:y};c.on(\`keydown\`,e=>{let t=e.ctrlKey||e.metaKey||e.altKey?void 0:x[e.key];t!==void 0&&(e.preventDefault(),t())});let S=N(\`div\`,{class:\`tools\`,role:\`group\`,"aria-label":\`Zoom of the timeline\`},_n(\`+\`,\`Zoom in\`,()=>v(1.5)),_n(\`−\`,\`Zoom out\`,()=>v(1/1.5)),_n(\`reset\`,\`reset zoom\`,y),N(\`span\`,{class:\`legend\`},N(\`i\`,{class:\`ran critical\`}),\`critical path\`,N(\`i\`,{class:\`ran\`}),\`step\`,N(\`i\`,{class:\`restored\`}),\`from the cache\`,N(\`i\`,{class:\`phase\`}),\`context, export\`));return a.insertBefore(S,c.node()),a.append(s),bn(a,h),!0}function sl(e){let t=[e.image,e.text,M(e.end-e.start),e.critical?\`on the critical path\`:void 0],n=e.slack===void 0||e.critical?void 0:\`could take \${M(e.slack)} longer\`,r=e.bytes===void 0?void 0:\`layer \${j(e.bytes)}\`;return[...t,n,r,e.why].filter(e=>e!==void 0).join(\` · \`)}function cl(e,t){return e.length<=t?e:t<4?\`\`:\`\${e.slice(0,t-1)}…\`}let ll=JSON.parse(document.getElementById(\`data\`).textContent),ul=[[\`timeline\`,ol(ll)],[\`contents\`,wn(ll)],[\`history\`,Eo(ll)],[\`steps\`,Ao(ll)]];for(let[e,t]of ul)document.getElementById(e).hidden=!t;zo([[\`report\`,\`Report\`],[\`advice\`,\`Advice\`]]),document.documentElement.dataset.ready=\`true\`})();`;
/** Its hash as a source of a content security policy. */
const PAGE_SCRIPT_HASH = `sha256-9l90QtvB7ctfysf7nSt4+abuc8W/u1zJEhZO4C+geoU=`;
/** The report's style sheet. */
const PAGE_STYLE = `:root{color-scheme: light dark;--line: light-dark(#d1d9e0,#3d444d);--soft: light-dark(#f6f8fa,#151b23);--dim: light-dark(#59636e,#9198a1);--link: light-dark(#0969da,#4493f8);--ran: light-dark(#b6d4fb,#1f4a80);--hot: light-dark(#cf222e,#f85149);--cool: light-dark(#a9dfb5,#1c5a2d);--phase: light-dark(#dfe3e8,#383f48);--grown: light-dark(#ffc9c9,#7a2326);--same: light-dark(#dfe3e8,#2d333b);}body{margin: 0 auto;max-width: 1200px;padding: 16px 24px;font: 14px/1.5 system-ui,'Noto Sans',sans-serif;color: light-dark(#1f2328,#f0f6fc);background: light-dark(#fff,#0d1117);}h1{font-size: 20px;}h2{font-size: 16px;border-bottom: 1px solid var(--line);padding-bottom: 4px;margin: 28px 0 12px;}h3{font-size: 14px;margin: 16px 0 4px;}a{color: var(--link);}footer,.detail,.legend,figcaption,.shown{color: var(--dim);}footer{margin: 32px 0 8px;font-size: 12px;}[hidden]{display: none !important;}code{font: 12px ui-monospace,'DejaVu Sans Mono',monospace;background: light-dark(#818b981f,#656c7633);border-radius: 4px;padding: 1px 4px;overflow-wrap: anywhere;}table{border-collapse: collapse;font-variant-numeric: tabular-nums;}th,td{border: 1px solid var(--line);padding: 4px 10px;text-align: left;vertical-align: top;}caption{text-align: left;padding: 4px 0;color: var(--dim);}tbody tr:nth-child(even){background: var(--soft);}th{font-weight: 600;}.figure{text-align: right;white-space: nowrap;}.scroll{overflow: auto;}.tall{max-height: 70vh;}.steps thead th{position: sticky;top: 0;background: var(--soft);}.steps{table-layout: fixed;width: 100%;min-width: 960px;}.steps td{overflow-wrap: anywhere;}.steps th:nth-child(n + 4):nth-child(-n + 8){width: 64px;}.steps th:nth-child(1){width: 100px;}.steps th:nth-child(3){width: 140px;}.steps th:nth-child(9){width: 180px;}.steps td:nth-child(2){font: 12px/1.5 ui-monospace,'DejaVu Sans Mono',monospace;min-width: 220px;}.steps th button{all: unset;cursor: pointer;font-weight: 600;}.steps th button:focus-visible,svg:focus-visible,.scroll:focus-visible{outline: 2px solid var(--link);outline-offset: 2px;}.steps th[aria-sort='ascending'] button::after{content: ' ▲';}.steps th[aria-sort='descending'] button::after{content: ' ▼';}.tools{display: flex;flex-wrap: wrap;gap: 8px 14px;align-items: center;margin: 0 0 8px;}.tools button{min-width: 32px;}input,select,.tools button{font: inherit;}.legend{display: inline-flex;gap: 6px;align-items: center;}.legend i{width: 14px;height: 12px;border: 1px solid var(--line);margin-left: 8px;box-sizing: border-box;}.detail{min-height: 1.5em;margin: 6px 0;overflow-wrap: anywhere;}svg{display: block;max-width: 100%;user-select: none;}svg text{font-size: 11px;fill: currentColor;}.axis path,.axis line{stroke: var(--line);}.axis text{fill: var(--dim);font: 11px system-ui,sans-serif;}.rule{stroke: var(--line);}.margin{fill: light-dark(#fff,#0d1117);}.bar{cursor: default;}.bar rect,.legend .ran{fill: var(--ran);background: var(--ran);}.bar.restored rect,.bar.cached rect,.legend .restored{fill: var(--cool);background: var(--cool);}.bar.phase rect,.legend .phase{fill: var(--phase);background: var(--phase);}.bar.failed rect{fill: var(--grown);}.bar.critical rect{stroke: var(--hot);stroke-width: 2;}.legend .critical{border: 2px solid var(--hot);}.selected rect{stroke: currentColor;stroke-width: 2;}.timeline{touch-action: pan-y;cursor: grab;}.box.same rect,.legend .same{fill: var(--same);background: var(--same);}.box.grown rect,.legend .grown{fill: var(--grown);background: var(--grown);}.box.shrunk rect,.legend .shrunk{fill: var(--cool);background: var(--cool);}.treemap .group{fill: var(--dim);}.charts{display: grid;grid-template-columns: repeat(auto-fit,minmax(320px,1fr));gap: 12px;}figure{margin: 0;}.curve{fill: none;stroke: var(--link);stroke-width: 1.5;}.past{fill: var(--link);}.now{fill: var(--hot);}@media print{.tools,.detail{display: none;}.tall{max-height: none;}}/* What is not on the screen is not laid out: a table of 2,000 rows would take most of the time. */ #contents,#history,#steps{content-visibility: auto;contain-intrinsic-size: auto 600px;}.box.unknown rect,.legend .unknown{fill: transparent;stroke: var(--line);border-style: dashed;}.tabs{display: flex;gap: 4px;border-bottom: 1px solid var(--line);}.tabs button{font: inherit;font-weight: 600;color: var(--dim);background: none;border: 0;border-bottom: 3px solid transparent;padding: 8px 14px;cursor: pointer;}.tabs button[aria-selected='true']{color: inherit;border-color: var(--link);}.tabs button:focus-visible,pre:focus-visible{outline: 2px solid var(--link);outline-offset: 2px;}.advice p,.advice li{max-width: 90ch;overflow-wrap: anywhere;}.advice li{margin: 4px 0;}.advice .scroll{margin: 8px 0 12px;}/* A name is read whole: where there is no room for it,the table scrolls. */ .advice td code,.advice th code{overflow-wrap: normal;}.advice td:nth-child(2):not(.figure){min-width: 16ch;}/* An address that names the part leaves headline and tabs in sight. */ [role='tabpanel']{scroll-margin-top: 240px;}.advice details{margin: 8px 0;}.advice details[open]{border-left: 3px solid var(--line);padding-left: 12px;}summary{cursor: pointer;}.small{color: var(--dim);font-size: 12px;}.patch{font: 12px/1.5 ui-monospace,'DejaVu Sans Mono',monospace;background: var(--soft);border: 1px solid var(--line);border-radius: 6px;padding: 8px 12px;margin: 8px 0;max-height: 70vh;overflow: auto;tab-size: 4;}.patch .added{background: light-dark(#dafbe1,#12361f);}.patch .removed{background: light-dark(#ffebe9,#4a1d1f);}.patch .hunk,.patch .file{color: var(--dim);}`;
/** Its hash as a source of a content security policy. */
const PAGE_STYLE_HASH = `sha256-QuWMqSz/O8Eu6DSKUdcKmuYinzKU5HFJ1Lt0ekqLeW8=`;


/***/ }),

/***/ 2030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ page)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1961);
/* harmony import */ var _text_inline_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6033);
/* harmony import */ var _page_assets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8607);
/** The frame of every page we write: self-contained, without network, and closed to every script and style but ours. */



/** The whole page. Nothing is loaded, and no script runs but ours, whatever a name in the body contains. */
function page({ title, body, script, notice }) {
    const policy = [
        "default-src 'none'",
        ...(script === undefined ? [] : [`script-src '${script}'`]),
        `style-src '${_page_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .PAGE_STYLE_HASH */ .z5}'`,
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    return `<!doctype html>
${notice === undefined ? '' : `<!-- ${notice} -->\n`}<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)((0,_text_inline_html_js__WEBPACK_IMPORTED_MODULE_1__/* .plainText */ .w)(title), 200)}</title>
<style>${_page_assets_js__WEBPACK_IMPORTED_MODULE_2__/* .PAGE_STYLE */ .Ww}</style>
</head>
<body>
<header><h1>${(0,_text_inline_html_js__WEBPACK_IMPORTED_MODULE_1__/* .inlineHtml */ .l)(title)}</h1></header>
${body}
</body>
</html>
`;
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
