export const id = 846;
export const ids = [846];
export const modules = {

/***/ 1846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adviseMode: () => (/* binding */ adviseMode)
});

;// CONCATENATED MODULE: ./lib/advise/images/built-image.js
/** What an image is called in a {@link Flaky}, and found by in another build. */
function imageName({ target, platform }) {
    return `${target} ${platform}`;
}

;// CONCATENATED MODULE: ./lib/advise/images/compare-files.js
/**
 * Compares what a container would see: path, type, mode, owner, content, and where a symlink leads. Times are not compared, as
 * every build has its own; whether two equal files are one inode is not, either, as no reader can tell.
 */
function compareFiles(today, variant) {
    const before = new Map(today.map((file) => [file.path, file]));
    const after = new Set(variant.map(({ path }) => path));
    const changed = variant.filter((file) => {
        const old = before.get(file.path);
        return old !== undefined && traits(old) !== traits(file);
    });
    return {
        left: today.filter(({ path }) => !after.has(path)).map(({ path }) => path),
        came: variant.filter(({ path }) => !before.has(path)).map(({ path }) => path),
        changed: changed.map(({ path }) => path),
    };
}
function traits({ type, mode, uid, gid, hash, link }) {
    const isFile = type === 'file' || type === 'hardlink';
    return JSON.stringify([isFile ? 'file' : type, mode, uid, gid, hash, isFile ? undefined : link]);
}

;// CONCATENATED MODULE: ./lib/advise/images/flaky-files.js


/** Whatever differs between two builds of the same files, by {@link imageName}. Images whose files are not known are left out. */
function flakyFiles(once, again) {
    const second = new Map(again.map((image) => [imageName(image), image]));
    const flaky = new Map();
    for (const image of once) {
        const files = second.get(imageName(image))?.files;
        if (image.files === undefined || files === undefined)
            continue;
        const { left, came, changed } = compareFiles(image.files, files);
        const paths = [...left, ...came, ...changed];
        if (paths.length > 0)
            flaky.set(imageName(image), new Set(paths));
    }
    return flaky;
}
/** How many of an image's flaky paths are told. */
const TOLD = 100;
/** The same as a report has it: only so many of each image. */
function toldFlaky(flaky) {
    return Object.fromEntries([...flaky].map(([image, paths]) => [image, [...paths].toSorted().slice(0, TOLD)]));
}

;// CONCATENATED MODULE: ./lib/advise/measured.js
/** Raised when a reader of `advice.json` has to know. */
const ADVICE_VERSION = 1;

;// CONCATENATED MODULE: ./lib/advise/worth.js
/** A fast network moves this many bytes in a ms (100 Mbit/s), so that bytes of a pull and time can be weighed against each other. */
const BYTES_PER_MS = 12_500;
/** Builds of the same files differ by times of change and with them by some bytes: as much of a pull is no gain. */
const LEAST_BYTES = 1000;
const LEAST_SHARE = 0.001;
/** True when it brings something beyond doubt, and nothing that is lost beyond doubt outweighs it. */
function pays(gains) {
    if (gains.outcome !== 'measured')
        return false;
    const { bytes, ms } = sureGains(gains);
    return (bytes > 0 || ms > 0) && worthMs(gains) > 0;
}
/** What it is worth, in ms per build with one pull of every image: only what is certain counts, losses too. */
function worthMs(gains) {
    const { bytes, ms } = sureGains(gains);
    return ms + bytes / BYTES_PER_MS;
}
/** Bytes of a pull of all images, and ms of an average build, that it saves for sure; below zero what it costs for sure. */
function sureGains({ images, times }) {
    return { bytes: images.reduce((sum, image) => sum + sureBytes(image), 0), ms: sureMs(times) };
}
function sureBytes({ pull }) {
    if (pull === undefined)
        return 0;
    const saved = pull.today - pull.variant;
    return Math.abs(saved) < Math.max(LEAST_BYTES, LEAST_SHARE * pull.today) ? 0 : saved;
}
/** All builds together say most; where their sum is not certain, those kinds of builds whose own sum is. */
function sureMs(times) {
    const replay = times.find(({ kind }) => kind === 'replay');
    if (replay?.certain === true)
        return perBuild(saved(replay), replay);
    const parts = times.filter(({ kind }) => kind !== 'replay');
    const sure = parts.filter(({ certain }) => certain).reduce((sum, effect) => sum + saved(effect), 0);
    const builds = replay?.pairs ?? parts.reduce((sum, { pairs }) => sum + pairs, 0);
    return builds === 0 ? 0 : sure / builds;
}
function saved({ total }) {
    return total.today - total.variant;
}
function perBuild(ms, { pairs }) {
    return ms / pairs;
}
/** What an estimate promises, in the same unit; unknown is not nothing, so it has none. */
function promisedMs({ bytes, ms }) {
    return bytes === undefined && ms === undefined ? undefined : (ms ?? 0) + (bytes ?? 0) / BYTES_PER_MS;
}

;// CONCATENATED MODULE: ./lib/advise/order.js

/** Best first to measure: what a person asks for, then what promises most; what promises nothing known is last. */
function inOrderOfPromise(candidates) {
    const promise = ({ source, finding }) => source === 'file' ? Infinity : ((finding?.estimate && promisedMs(finding.estimate)) ?? -Infinity);
    return candidates.toSorted((a, b) => compare(promise(b), promise(a)));
}
/** What has been measured so far decides about the rest: bytes for sure first, then what was promised. */
function inOrderToReplay(judged) {
    const hope = (one) => worthMs(one) + Math.max(0, one.candidate.finding?.estimate?.ms ?? 0);
    return judged.toSorted((a, b) => compare(hope(b), hope(a)));
}
/** After what pays, in the order to take it: what is worth most to look into. */
const RANK = {
    measured: 0,
    'changes-more': 1,
    'test-failed': 2,
    'does-not-build': 3,
    'does-not-apply': 4,
    'not-reached': 5,
};
/** As the report tells them: those that pay by what they are worth, then those that do not, then those not reached. */
function inOrderOfWorth(judged) {
    return judged.toSorted((a, b) => Number(b.pays) - Number(a.pays) || RANK[a.outcome] - RANK[b.outcome] || compare(worthMs(b), worthMs(a)));
}
/** For numbers that may be infinite. */
function compare(a, b) {
    return a === b ? 0 : a < b ? -1 : 1;
}

// EXTERNAL MODULE: ./lib/bake/runner-facts.js
var runner_facts = __webpack_require__(5849);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/history/history.js + 2 modules
var history_history = __webpack_require__(4560);
// EXTERNAL MODULE: ./lib/plan/outputs.js
var outputs = __webpack_require__(1665);
// EXTERNAL MODULE: ./lib/shared/defined.js
var defined = __webpack_require__(2452);
// EXTERNAL MODULE: ./lib/story/backfill/cancellation.js
var cancellation = __webpack_require__(4673);
// EXTERNAL MODULE: ./lib/story/run.js + 6 modules
var story_run = __webpack_require__(4847);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/buildkit/docker.js + 1 modules
var docker = __webpack_require__(4984);
// EXTERNAL MODULE: ./lib/shared/error-text.js
var error_text = __webpack_require__(9751);
// EXTERNAL MODULE: ./lib/git/git.js
var git_git = __webpack_require__(5216);
// EXTERNAL MODULE: ./lib/history/stores/rebuild-store.js
var rebuild_store = __webpack_require__(2036);
// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __webpack_require__(1961);
;// CONCATENATED MODULE: ./lib/story/advise/variant.js






/** git did not take a patch; the message is git's last word. */
class DoesNotApply extends Error {
    name = 'DoesNotApply';
}
/**
 * Runs something in a fresh worktree of a commit with patches applied to it, one after the other. Nothing of the checkout is
 * changed, and the worktree is removed in any case.
 *
 * @throws DoesNotApply
 */
async function inVariant({ run, git, notes }, { sha, patches }, work) {
    const warn = (message) => void notes.push(`${message}.`);
    return (0,rebuild_store/* inWorktree */.x)({ git, tempDir: run.tempDir, warn, sha }, async (dir) => {
        const worktree = { dir, git: (0,git_git/* gitIn */.u)(dir, run.io.env) };
        for (const patch of patches)
            await applyPatch(worktree, patch, run.tempDir);
        return work(worktree);
    });
}
/**
 * Applies a unified diff. Where the files have moved on, git tries what it does for a rebase (`--3way`); a patch of which a part
 * remains leaves nothing.
 *
 * @throws DoesNotApply
 */
async function applyPatch({ git }, patch, tempDir) {
    const file = (0,external_node_path_.join)(tempDir, 'candidate.patch');
    await (0,promises_.writeFile)(file, patch);
    const plain = await words(git(['apply', '--whitespace=nowarn', '--check', file]));
    if (plain === undefined)
        return void (await git(['apply', '--whitespace=nowarn', '--index', file]));
    // A failed merge leaves its conflicts behind.
    const before = (await git(['write-tree'])).trim();
    const merged = await words(git(['apply', '--whitespace=nowarn', '--3way', file]));
    if (merged === undefined)
        return;
    await git(['read-tree', '--reset', '-u', before]);
    throw new DoesNotApply(plain);
}
/** Whether a patch applies to a worktree, which is left as it was. */
async function applies(worktree, patch, tempDir) {
    const before = (await worktree.git(['write-tree'])).trim();
    try {
        await applyPatch(worktree, patch, tempDir);
        await worktree.git(['read-tree', '--reset', '-u', before]);
        return true;
    }
    catch (error) {
        if (error instanceof DoesNotApply)
            return false;
        throw error;
    }
}
/** What is staged in a worktree, as a patch for `git apply`, whatever the user's configuration makes of diffs. */
async function stagedPatch({ git }) {
    return git([
        'diff',
        '--cached',
        '--binary',
        '--no-color',
        '--no-ext-diff',
        '--no-textconv',
        '--no-renames',
        '--src-prefix=a/',
        '--dst-prefix=b/',
    ]);
}
/** What git complained about: its first line, as those after it say what becomes of that. */
async function words(pending) {
    try {
        await pending;
        return undefined;
    }
    catch (error) {
        const [first = 'git apply failed'] = (0,error_text/* errorText */.k)(error).split('\n');
        return (0,text_escape/* oneLine */.TN)(first.replace(/^(error|fatal): /, ''));
    }
}

;// CONCATENATED MODULE: ./lib/story/advise/candidates.js






/**
 * The patch files of the input, in its order.
 *
 * @throws InputError where a line of it leads to no file: before anything is built
 */
async function givenPatches(globs, workspace) {
    const files = new Set();
    for (const line of globs) {
        const file = (0,external_node_path_.resolve)(workspace, line);
        const isFile = await (0,promises_.stat)(file).then((it) => it.isFile(), () => false);
        const found = isFile ? [file] : [];
        if (!isFile)
            for await (const path of (0,promises_.glob)(line, { cwd: workspace }))
                found.push(path);
        if (found.length === 0)
            throw new errors/* InputError */.dz('advise-candidates', line, 'paths and globs of patch files that exist');
        for (const path of found.toSorted())
            files.add((0,external_node_path_.resolve)(workspace, path));
    }
    return Promise.all([...files].map(async (file) => ({ path: (0,external_node_path_.relative)(workspace, file), text: await (0,promises_.readFile)(file, 'utf8') })));
}
/** Candidates of given patches, for all targets: nothing is known of what they mean to change. */
function givenCandidates(given, targets) {
    return given.map(({ path, text }) => ({
        id: path,
        source: 'file',
        title: path,
        targets: [...targets],
        patch: text,
    }));
}
/** What rules found: what can be tried, and what can only be said. */
async function foundCandidates(lab, project, rules) {
    const candidates = [];
    const findings = [];
    for (const rule of rules) {
        for (const [at, finding] of detect(lab, project, rule).entries()) {
            const edits = await editsOf(lab, finding);
            const patch = edits === undefined ? '' : await patchOf(lab, edits);
            if (patch === '') {
                findings.push(finding);
                continue;
            }
            const id = at === 0 ? rule.id : `${rule.id}-${at + 1}`;
            const { title, targets, touches } = finding;
            candidates.push({ id, source: 'rule', title, targets: [...targets], patch, touches: [...touches], finding });
        }
    }
    return { candidates, findings };
}
/** A rule that fails must not take the others with it. */
function detect({ notes }, project, rule) {
    try {
        return rule.detect(project);
    }
    catch (error) {
        notes.push(`The rule \`${rule.id}\` could not be asked: ${(0,error_text/* errorText */.k)(error)}.`);
        return [];
    }
}
/** What to try: without images that cannot be had here. */
async function editsOf({ run, notes }, finding) {
    if (finding.mayBreak.length > 0)
        return undefined;
    for (const image of finding.pulls ?? []) {
        const found = await (0,docker/* runDocker */.ST)(run.cli, ['buildx', 'imagetools', 'inspect', '--raw', image]);
        if (found.exitCode === 0)
            continue;
        notes.push(`The image \`${image}\`, which \`${finding.rule}\` would pull, cannot be had here.`);
        return finding.otherwise;
    }
    return finding.edits;
}
async function patchOf(lab, edits) {
    return inVariant(lab, { sha: lab.head, patches: [] }, async (worktree) => {
        for (const { file, after } of edits) {
            const path = (0,external_node_path_.join)(worktree.dir, file);
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            await (0,promises_.writeFile)(path, after);
        }
        // Also what an ignore file keeps out of git by mistake.
        await worktree.git(['add', '--force', '--', ...edits.map(({ file }) => file)]);
        return stagedPatch(worktree);
    });
}

;// CONCATENATED MODULE: ./lib/advise/dockerfile/shell.js
const OPEN = new Set(['if', 'for', 'while', 'until', 'case', '{']);
const CLOSE = new Set(['fi', 'done', 'esac', '}']);
/** Words that stand in front of a command and are none. */
const BEFORE_COMMAND = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '!', '{', 'time', 'exec', 'sudo']);
const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/;
/** The commands of a shell text, in the order they are written; those of `$(…)` and `(…)` stand among them, marked as nested. */
function shellCommands(source) {
    const reader = new Reader(source);
    reader.read(source.span.end, false);
    return reader.commands;
}
class Reader {
    commands = [];
    source;
    at;
    depth = 0;
    constructor(source) {
        this.source = source;
        this.at = source.span.start;
    }
    /** Reads commands up to `end`, or to the `)` that closes a nested text. */
    read(end, nested) {
        let parts = [];
        let before = '';
        const finish = (after) => {
            this.push(parts, before, after, nested);
            parts = [];
            before = after;
        };
        while (this.at < end) {
            if (this.skipBlank(end))
                continue;
            const char = this.source.text[this.at] ?? '';
            if (char === ')') {
                this.at++;
                if (nested)
                    break;
                continue;
            }
            if (char === '(') {
                this.at++;
                this.read(end, true);
                continue;
            }
            const operator = this.operator();
            if (operator !== undefined)
                finish(operator);
            else if (char === '#')
                this.at = lineEnd(this.source.text, this.at, end);
            else if (char === '>' || char === '<') {
                while ('<>&|'.includes(this.source.text[this.at] ?? ' '))
                    this.at++;
                while (this.skipBlank(end))
                    ;
                parts.push({ word: this.word(end), kind: 'redirect' });
            }
            else {
                const word = this.word(end);
                // `2>file`: the number belongs to the redirection.
                const isNumber = /^\d$/.test(word.text) && '<>'.includes(this.source.text[this.at] ?? ' ');
                if (!isNumber)
                    parts.push({ word, kind: 'word' });
            }
        }
        finish('');
    }
    push(parts, before, after, nested) {
        const words = parts.filter(({ kind }) => kind === 'word').map(({ word }) => word);
        const inside = nested || this.depth > 0;
        while (words[0] !== undefined && BEFORE_COMMAND.has(words[0].text)) {
            if (OPEN.has(words[0].text))
                this.depth++;
            words.shift();
        }
        const name = words[0]?.text ?? '';
        if (OPEN.has(name))
            this.depth++;
        if (CLOSE.has(name))
            this.depth = Math.max(0, this.depth - 1);
        const assignments = [];
        while (words[0] !== undefined && ASSIGNMENT.test(words[0].text))
            assignments.push(words.shift());
        const first = parts[0]?.word;
        const last = parts.at(-1)?.word;
        if (first === undefined || last === undefined)
            return;
        this.commands.push({
            start: first.start,
            end: last.end,
            words,
            assignments,
            redirects: parts.filter(({ kind }) => kind === 'redirect').map(({ word }) => word),
            before,
            after,
            nested: inside || this.depth > 0,
        });
    }
    /** Skips spaces, continued line ends and, as Docker does, comment and empty lines after one. */
    skipBlank(end) {
        const { text, escape } = this.source;
        const char = text[this.at];
        if (char === ' ' || char === '\t' || char === '\r') {
            this.at++;
            return true;
        }
        const next = continued(text, this.at, escape, end);
        if (next === undefined)
            return false;
        this.at = next;
        return true;
    }
    operator() {
        const two = this.source.text.slice(this.at, this.at + 2);
        if (two === '&&' || two === '||') {
            this.at += 2;
            return two;
        }
        const char = two[0];
        if (char === ';' || char === '|' || char === '&') {
            while (this.source.text[this.at] === char)
                this.at++;
            return char;
        }
        if (char !== '\n')
            return undefined;
        this.at++;
        return 'newline';
    }
    word(end) {
        const { text, escape } = this.source;
        const start = this.at;
        let value = '';
        let plain = true;
        let quote = '';
        while (this.at < end) {
            const char = text[this.at] ?? '';
            const next = quote === "'" ? undefined : continued(text, this.at, escape, end);
            if (next !== undefined) {
                this.at = next;
                continue;
            }
            if (quote === '' && (/[\s;&|<>()]/.test(char) || (char === '#' && this.at === start)))
                break;
            if (char === '$' && quote !== "'") {
                plain = false;
                if (text[this.at + 1] === '(') {
                    const from = this.at;
                    this.at += 2;
                    this.read(end, true);
                    value += text.slice(from, this.at);
                    continue;
                }
            }
            if (char === '`' && quote !== "'")
                plain = false;
            if (quote === '' && (char === '*' || char === '?'))
                plain = false;
            if (char === '\\' && quote !== "'") {
                value += text[this.at + 1] ?? '';
                this.at += 2;
            }
            else if (quote === '' && (char === '"' || char === "'")) {
                quote = char;
                this.at++;
            }
            else if (char === quote) {
                quote = '';
                this.at++;
            }
            else {
                value += char;
                this.at++;
            }
        }
        // Whatever stands here, go on: a reader that stops would never end.
        if (this.at === start)
            this.at++;
        return { start, end: Math.min(this.at, end), text: value, plain };
    }
}
/** Where the text goes on after an escaped line end, comment lines and empty lines left out; nothing where there is none. */
function continued(text, at, escape, end) {
    if (text[at] !== escape)
        return undefined;
    let next = at + 1;
    while (' \t\r'.includes(text[next] ?? '\n'))
        next++;
    if (text[next] !== '\n' || next >= end)
        return undefined;
    next++;
    for (;;) {
        let start = next;
        while (' \t\r'.includes(text[start] ?? 'x'))
            start++;
        const isSkipped = start < end && (text[start] === '#' || text[start] === '\n');
        if (!isSkipped)
            return next;
        next = lineEnd(text, start, end) + 1;
    }
}
function lineEnd(text, from, end) {
    const found = text.indexOf('\n', from);
    return found < 0 || found > end ? end : found;
}

;// CONCATENATED MODULE: ./lib/advise/dockerfile/commands.js

/**
 * Reads a RUN. Nothing for one whose heredoc is a script of another language or stands beside a command, which reads it as
 * input.
 */
function runText(document, run) {
    const first = run.words[0];
    if (run.keyword !== 'RUN' || first === undefined)
        return undefined;
    if (run.exec !== undefined) {
        const words = run.exec.map((text) => ({ start: first.start, end: run.end, text, plain: true }));
        const command = { assignments: [], redirects: [], before: '', after: '', nested: false };
        return {
            form: 'exec',
            commands: [{ ...command, words, start: first.start, end: run.end }],
            body: { start: first.start, end: run.end },
        };
    }
    if (run.heredocs.length === 0)
        return shell(document, 'shell', { start: first.start, end: run.end });
    const [heredoc] = run.heredocs;
    if (heredoc === undefined || run.heredocs.length > 1 || run.words.length > 1)
        return undefined;
    const { start, end } = heredoc.body;
    const top = document.text.slice(start, end);
    if (top.startsWith('#!') && !/^#!\S*\/(env +)?(ba|da|a)?sh\b/.test(top))
        return undefined;
    return shell(document, 'heredoc', heredoc.body);
}
/** The commands of a CMD, ENTRYPOINT or HEALTHCHECK in shell form; of the exec form its words as one command. */
function startCommand(document, start) {
    const from = start.words.find((word) => start.keyword !== 'HEALTHCHECK' || word.text.toUpperCase() !== 'CMD');
    if (from === undefined)
        return { shell: false, commands: [] };
    if (start.exec === undefined) {
        const source = { text: document.text, escape: document.escape, span: { start: from.start, end: start.end } };
        return { shell: true, commands: shellCommands(source) };
    }
    const words = start.exec.map((text) => ({ start: from.start, end: start.end, text, plain: true }));
    const place = { start: from.start, end: start.end };
    return {
        shell: false,
        commands: [{ ...place, words, assignments: [], redirects: [], before: '', after: '', nested: false }],
    };
}
function shell(document, form, body) {
    // Within a heredoc a `\` continues the line whatever the Dockerfile's escape character is.
    const escape = form === 'heredoc' ? '\\' : document.escape;
    return { form, body, commands: shellCommands({ text: document.text, span: body, escape }) };
}
/** A command's words as texts: `['npm', 'ci']`. */
function wordsOf({ words }) {
    return words.map(({ text }) => text);
}
/** Words that are no options: `install`, package names, files. */
function operands({ words }) {
    return words
        .slice(1)
        .map(({ text }) => text)
        .filter((text) => !text.startsWith('-'));
}
/** Whether one of the options is there, alone or with `=value`. */
function hasOption({ words }, ...names) {
    return words.some(({ text }) => names.some((name) => text === name || text.startsWith(`${name}=`)));
}
/** The value of `--name value` or `--name=value`. */
function optionValue({ words }, ...names) {
    for (const [at, { text }] of words.entries()) {
        if (names.includes(text))
            return words[at + 1]?.text;
        const name = names.find((each) => text.startsWith(`${each}=`));
        if (name !== undefined)
            return text.slice(name.length + 1);
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(8390);
;// CONCATENATED MODULE: ./lib/advise/dockerfile/document.js
/** A Dockerfile as rules see it: instructions with their places in the text, so that an edit changes nothing else. */

/** Reads a Dockerfile. Never throws: what the parser cannot read is an instruction without meaning. */
function parseDockerfile(text) {
    const parsed = main.DockerfileParser.parse(text);
    const starts = lineStarts(text);
    const span = ({ start, end }) => ({
        start: (starts[start.line] ?? 0) + start.character,
        end: (starts[end.line] ?? 0) + end.character,
    });
    const first = text.indexOf('\n');
    return {
        text,
        newline: first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n',
        escape: parsed.getEscapeCharacter(),
        instructions: parsed.getInstructions().map((each) => instruction(each, text, span, parsed.getEscapeCharacter())),
    };
}
/** The instruction as it is written. */
function textOf({ text }, { start, end }) {
    return text.slice(start, end);
}
function instruction(parsed, text, span, escape) {
    const place = span(parsed.getRange());
    const { flags, heredocs } = details(parsed);
    const bodies = heredocs.map((each) => {
        const range = each.getContentRange();
        return { name: each.getName(), body: range === null ? { start: place.end, end: place.end } : span(range) };
    });
    // Where bodies begin, words end: an empty body has no place, so the line of the last `<<` counts.
    const marks = heredocs.map((each) => span(each.getStartRange()).end);
    const lastWord = marks.length === 0 ? Infinity : endOfLine(text, Math.max(...marks));
    const words = parsed
        .getArguments()
        .map((word) => ({ ...span(word.getRange()), text: word.getValue() }))
        .filter((word) => word.start < lastWord);
    const [first] = words;
    // HEALTHCHECK has a word before its JSON.
    const start = first?.text.toUpperCase() === 'CMD' ? words[1] : first;
    const exec = start === undefined ? undefined : execForm(text.slice(start.start, place.end), escape);
    return {
        ...place,
        keyword: parsed.getKeyword().toUpperCase(),
        line: parsed.getRange().start.line + 1,
        endLine: parsed.getRange().end.line + 1,
        flags: flags.map((flag) => ({ ...span(flag.getRange()), name: flag.getName(), value: flag.getValue() ?? '' })),
        words,
        ...(exec === undefined ? {} : { exec }),
        heredocs: bodies,
    };
}
/** What only some kinds of instructions have; the parser's classes differ in it. */
function details(parsed) {
    const rich = parsed;
    return { flags: rich.getFlags?.() ?? [], heredocs: rich.getHeredocs?.() ?? [] };
}
/** The exec form is JSON, and BuildKit reads whatever is not as shell. dockerfile-ast 0.7.1 drops spaces in its strings. */
function execForm(text, escape) {
    if (!text.startsWith('['))
        return undefined;
    try {
        const lines = text.split('\n').map((line) => line.trim());
        const plain = lines.filter((line, at) => at === 0 || !line.startsWith('#'));
        const json = JSON.parse(plain.map((line) => (line.endsWith(escape) ? line.slice(0, -1) : line)).join(' '));
        return Array.isArray(json) && json.every((each) => typeof each === 'string') ? json : undefined;
    }
    catch {
        return undefined;
    }
}
function lineStarts(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}
/** Offset of the line's end, before its `\n`. */
function endOfLine(text, from) {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
}

;// CONCATENATED MODULE: ./lib/advise/dockerfile/edits.js

/**
 * The text with all replacements made. Insertions at one place come in the order given.
 * @throws RangeError where two overlap: a rule that wants that has a fault
 */
function replaceAll(text, replacements) {
    let result = '';
    let at = 0;
    for (const { start, end, text: instead } of replacements.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
        if (start < at)
            throw new RangeError(`two edits overlap at offset ${start}`);
        result += text.slice(at, start) + instead;
        at = end;
    }
    return result + text.slice(at);
}
/** Lines before the line an instruction begins on, with the file's line ends. */
function insertBefore({ text, newline }, { start }, lines) {
    const at = text.lastIndexOf('\n', start - 1) + 1;
    return { start: at, end: at, text: lines.map((line) => line + newline).join('') };
}
/** Lines after the line an instruction ends on. */
function insertAfter({ text, newline }, { end }, lines) {
    const next = endOfLine(text, end);
    // Behind a last line without a line end there is still none.
    if (next === text.length)
        return { start: next, end: next, text: lines.map((line) => newline + line).join('') };
    return { start: next + 1, end: next + 1, text: lines.map((line) => line + newline).join('') };
}
/** Takes an instruction out, with its line end; comments above it stay. */
function remove({ text }, { start, end }) {
    const from = text.lastIndexOf('\n', start - 1) + 1;
    const next = endOfLine(text, end);
    // The last line without a line end takes the one before it along, so that none is left behind.
    if (next === text.length && from > 0)
        return { start: text[from - 2] === '\r' ? from - 2 : from - 1, end: next, text: '' };
    return { start: from, end: next === text.length ? next : next + 1, text: '' };
}
/** A keyword as this author writes keywords: in small letters where the instruction's own is. */
function keywordLike(document, { start, keyword }, wanted) {
    const written = document.text.slice(start, start + keyword.length);
    return written === written.toLowerCase() ? wanted.toLowerCase() : wanted;
}

;// CONCATENATED MODULE: ./lib/advise/dockerfile/stages.js
/** All stages, first to last. */
function stagesOf({ instructions }) {
    const stages = [];
    for (const instruction of instructions) {
        if (instruction.keyword !== 'FROM') {
            stages.at(-1)?.instructions.push(instruction);
            continue;
        }
        const [image, as, name] = instruction.words.map(({ text }) => text);
        const parent = image === undefined ? undefined : stageNamed(stages, image);
        stages.push({
            index: stages.length,
            image: image ?? '',
            from: instruction,
            instructions: [],
            ...(as?.toUpperCase() === 'AS' && name !== undefined ? { name } : {}),
            ...(parent === undefined ? {} : { parent }),
        });
    }
    return stages;
}
/** The stage of that name or number, the last one where a name stands twice. */
function stageNamed(stages, reference) {
    const byName = stages.findLast(({ name }) => name?.toLowerCase() === reference.toLowerCase());
    return byName ?? (/^\d+$/.test(reference) ? stages[Number(reference)] : undefined);
}
/** `type=cache,target=/x` of `RUN --mount` as its fields; a field without value is ''. */
function mountFields({ value }) {
    return new Map(value.split(',').map((field) => {
        const at = field.indexOf('=');
        return at < 0 ? [field.toLowerCase(), ''] : [field.slice(0, at).toLowerCase(), field.slice(at + 1)];
    }));
}
/** What an instruction takes files from: `--from` of COPY and of bind mounts, as written. */
function sourcesOf({ keyword, flags }) {
    return flags.flatMap((flag) => {
        if (keyword === 'COPY' && flag.name === 'from')
            return [flag.value];
        const from = keyword === 'RUN' && flag.name === 'mount' ? mountFields(flag).get('from') : undefined;
        return from === undefined ? [] : [from];
    });
}
/** The final stage with all that it stands on: its own layers ship, bottom last. */
function chainOf(stage) {
    return stage.parent === undefined ? [stage] : [stage, ...chainOf(stage.parent)];
}
/** Every stage that has to be built for one, itself included, in the order of the file. */
function neededFor(stage, stages) {
    const found = new Set();
    const visit = (each) => {
        if (found.has(each))
            return;
        found.add(each);
        if (each.parent !== undefined)
            visit(each.parent);
        for (const instruction of each.instructions) {
            for (const source of sourcesOf(instruction)) {
                const other = stageNamed(stages.slice(0, each.index), source);
                if (other !== undefined)
                    visit(other);
            }
        }
    };
    visit(stage);
    return stages.filter((each) => found.has(each));
}

// EXTERNAL MODULE: ./lib/patterns/dockerignore.js
var dockerignore = __webpack_require__(1565);
// EXTERNAL MODULE: ./lib/patterns/path-match.js
var path_match = __webpack_require__(4384);
// EXTERNAL MODULE: ./lib/patterns/pattern-matcher.js
var pattern_matcher = __webpack_require__(1238);
;// CONCATENATED MODULE: ./lib/advise/view/context.js
/** What a target's build context holds, and what a COPY takes from it. */



/** A folder of the context, `''` for all of it. */
function folderOf({ target, project }, below) {
    const prefix = below === '' ? '' : `${below}/`;
    const files = target.contextFiles.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    const known = new Set(files);
    return {
        has: (path) => known.has(path),
        text: (path) => (known.has(path) ? project.files.get(joined(target.context ?? '', prefix + path)) : undefined),
        files,
    };
}
/** Two paths as one; `.` and `''` are the folder itself. */
function joined(folder, path) {
    const clean = (0,path_match/* contextPath */.VJ)(`${folder}/${path}`);
    return clean;
}
/** Reads a COPY from the context; nothing for other instructions, for `--from`, URLs, heredocs, and sources with variables. */
function contextCopy(instruction) {
    if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD')
        return undefined;
    if (instruction.heredocs.length > 0 || instruction.flags.some(({ name }) => name === 'from'))
        return undefined;
    const words = instruction.exec ?? instruction.words.map(({ text }) => text);
    const destination = words.at(-1);
    const sources = words.slice(0, -1);
    if (destination === undefined || sources.length === 0)
        return undefined;
    if (words.some((word) => word.includes('$')))
        return undefined;
    if (instruction.keyword === 'ADD' && sources.some((source) => /^\w+:\/\/|^git@|\.(tar|tgz|gz|xz|bz2)$/.test(source)))
        return undefined;
    return { instruction, sources: sources.map(path_match/* contextPath */.VJ), destination };
}
/** Whether a COPY takes a path of the context; the path may be of a file that is gone. */
function takes({ instruction, sources }, path) {
    const excluded = instruction.flags.filter(({ name }) => name === 'exclude').map(({ value }) => value);
    if (excluded.length > 0 && (0,pattern_matcher/* patternMatcher */.l)(excluded).match(path).matched)
        return false;
    return sources.some((source) => {
        if (source === '')
            return true;
        if (!(0,path_match/* hasWildcards */.ev)(source))
            return path === source || path.startsWith(`${source}/`);
        const matches = (0,path_match/* goPathMatch */.V)(source);
        const parts = path.split('/');
        return parts.some((_, at) => matches(parts.slice(0, at + 1).join('/')));
    });
}
/** Files of the context that a COPY takes. */
function filesOf(view, copy) {
    return view.target.contextFiles.filter((path) => takes(copy, path));
}
/** Whether the ignore file leaves a path of the context out. */
function isIgnored({ project, target }, path) {
    const text = target.ignoreFile === undefined ? undefined : project.files.get(target.ignoreFile);
    return text !== undefined && (0,pattern_matcher/* patternMatcher */.l)((0,dockerignore/* readDockerignore */.$)(text)).match(path).matched;
}
/** Whether the ignore file takes a path back by its name: its author wants it in the context. */
function isWanted({ project, target }, path) {
    const text = target.ignoreFile === undefined ? undefined : project.files.get(target.ignoreFile);
    return text !== undefined && (0,dockerignore/* readDockerignore */.$)(text).some((pattern) => pattern === `!${path}`);
}
/** A path of the repository as a path of the context, where it lies in it. */
function inContext({ target }, path) {
    const root = (0,path_match/* contextPath */.VJ)(target.context ?? '');
    if (root === '')
        return path;
    return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}

;// CONCATENATED MODULE: ./lib/advise/view/variables.js
/** Variables of FROM lines: ARGs before the first FROM, as the bake file sets them. */
class Variables {
    values;
    constructor(values) {
        this.values = values;
    }
    /** Reads the ARGs that FROM lines may use. */
    static of({ instructions }, args) {
        const values = new Map();
        for (const { keyword, words } of instructions) {
            if (keyword === 'FROM')
                break;
            for (const { text } of keyword === 'ARG' ? words : []) {
                const at = text.indexOf('=');
                const name = at < 0 ? text : text.slice(0, at);
                const value = args[name] ?? (at < 0 ? undefined : unquoted(text.slice(at + 1)));
                if (value !== undefined)
                    values.set(name, value);
            }
        }
        return new Variables(values);
    }
    /** The text with its variables replaced; nothing where one has no value that we know. */
    expand(text) {
        let isKnown = true;
        const result = text.replaceAll(/\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g, (_, braced, fallback, bare) => {
            const value = this.values.get(braced ?? bare ?? '') ?? fallback;
            if (value === undefined)
                isKnown = false;
            return value ?? '';
        });
        return isKnown && !result.includes('$') ? result : undefined;
    }
}
function unquoted(text) {
    const match = /^(["'])(.*)\1$/.exec(text);
    return match?.[2] ?? text;
}

;// CONCATENATED MODULE: ./lib/advise/view/view.js



/** The targets of a project that rules about Dockerfiles can speak about. */
function view_viewsOf(project) {
    const documents = new Map();
    const views = [];
    for (const target of project.targets) {
        const file = target.dockerfile;
        const text = file === undefined ? undefined : project.files.get(file);
        if (file === undefined || text === undefined)
            continue;
        // Many targets are built from one Dockerfile: it is read once.
        const document = documents.get(file) ?? parseDockerfile(text);
        documents.set(file, document);
        const view = viewOf(project, target, file, document, views);
        if (view !== undefined)
            views.push(view);
    }
    return views;
}
function viewOf(project, target, file, document, all) {
    const stages = stagesOf(document);
    const final = target.definition.target === undefined ? stages.at(-1) : stageNamed(stages, target.definition.target);
    if (final === undefined)
        return undefined;
    const outputs = target.definition.output ?? [];
    const types = outputs.map((entry) => (typeof entry === 'string' ? entry : (entry.type ?? '')));
    return {
        project,
        all,
        target,
        file,
        document,
        stages,
        needed: neededFor(final, stages),
        final,
        shipped: chainOf(final),
        variables: Variables.of(document, target.definition.args ?? {}),
        isImage: target.record.noImage === undefined && !types.some((type) => /(^|type=)(local|tar|cacheonly)\b/.test(type)),
    };
}
/** Where an instruction stands. */
function placeOf(view, { line, endLine }) {
    return { file: view.file, line, ...(endLine === line ? {} : { endLine }) };
}
/** The stage an instruction belongs to. */
function stageOf(view, instruction) {
    return view.stages.find(({ from, instructions }) => from === instruction || instructions.includes(instruction));
}
/** Whether another stage of the Dockerfile starts from this one. */
function children(view, stage) {
    return view.stages.filter(({ parent }) => parent === stage);
}

;// CONCATENATED MODULE: ./lib/advise/view/each-target.js



/** Makes a rule of what it sees at one target. */
function perTarget(id, about, detect) {
    const detectIn = (views) => together(id, views, detect);
    return { id, about, detectIn, detect: (project) => detectIn(view_viewsOf(project)) };
}
function together(id, views, detect) {
    const groups = new Map();
    for (const view of views) {
        for (const candidate of detect(view)) {
            const key = placeKey(candidate);
            groups.set(key, [...(groups.get(key) ?? []), { view, candidate }]);
        }
    }
    return [...groups.values()].flatMap((group) => merged(id, group, views) ?? []);
}
/** Findings of one place are one. A bake file has no lines here: what changes it alike, or says the same, is one. */
function placeKey({ places: [{ file, line }], title, now, edits }) {
    if (line !== undefined)
        return `${file}:${line}`;
    return JSON.stringify([file, title, edits?.map(({ after }) => after) ?? now]);
}
/** One finding of all that was found at one place; nothing where it is worth it for no target. */
function merged(id, group, views) {
    const best = group.toSorted((a, b) => gain(b.candidate) - gain(a.candidate))[0];
    if (best === undefined || group.every(({ candidate }) => candidate.isWorthIt === false))
        return undefined;
    const { isWorthIt: _, suitsOthers, edits, otherwise, pulls, mayBreak, ...rest } = best.candidate;
    const targets = [...new Set(group.map(({ view }) => view.target.name))];
    const others = [
        ...group.filter(({ candidate }) => !sameEdits(candidate.edits, edits)).map(({ view }) => view.target.name),
        ...(suitsOthers === true ? [] : sharers(best.view, best.candidate, views)).filter((name) => !targets.includes(name)),
    ];
    const reasons = [...new Set(group.flatMap(({ candidate }) => candidate.mayBreak))];
    if (others.length > 0 && edits !== undefined) {
        const names = [...new Set(others)].map((name) => `\`${name}\``);
        const verbs = names.length === 1 ? ['is', 'needs'] : ['are', 'need'];
        reasons.push(`${names.join(', ')} ${verbs[0]} built from the same lines, and ${verbs[1]} them as they are.`);
    }
    return {
        rule: id,
        ...rest,
        targets,
        mayBreak: reasons.length > 0 ? reasons : mayBreak,
        ...(edits === undefined || reasons.length > 0 ? {} : (0,defined/* defined */.s)({ edits, pulls, otherwise })),
    };
}
/** Names of all targets whose image needs the stage that would change, where it is the Dockerfile that would. */
function sharers({ file, document, ...view }, { places, edits }, views) {
    const [{ file: changed, line }] = places;
    if (changed !== file || !(edits ?? []).some((edit) => edit.file === file))
        return [];
    const instruction = document.instructions.find((each) => each.line === line);
    const stage = instruction === undefined ? undefined : stageOf({ file, document, ...view }, instruction);
    if (stage === undefined)
        return [];
    return views
        .filter((other) => other.file === file && neededFor(other.final, other.stages).some(({ index }) => index === stage.index))
        .map(({ target }) => target.name);
}
function gain({ estimate, isWorthIt }) {
    return isWorthIt === false ? -1 : (estimate?.ms ?? 0) + (estimate?.bytes ?? 0) / 1000;
}
function sameEdits(a = [], b = []) {
    return a.length === b.length && a.every((edit, at) => edit.file === b[at]?.file && edit.after === b[at]?.after);
}

;// CONCATENATED MODULE: ./lib/advise/view/image-name.js
/** Names of images: `docker.io/library/node:22-slim@sha256:…` and its short forms. */
/** Takes a reference apart; `docker.io/library/node` and `node` are one. */
function image_name_imageName(reference) {
    const [name = '', digest] = reference.split('@');
    const colon = name.lastIndexOf(':');
    const hasTag = colon > name.lastIndexOf('/');
    const repository = (hasTag ? name.slice(0, colon) : name)
        .replace(/^(index\.)?docker\.io\//, '')
        .replace(/^library\//, '');
    return {
        repository,
        ...(hasTag ? { tag: name.slice(colon + 1) } : {}),
        ...(digest === undefined ? {} : { digest }),
    };
}
/** Parts of a tag: `22-bookworm-slim` → `22`, `bookworm`, `slim`. */
function tagParts({ tag = 'latest' }) {
    return tag.split('-');
}

;// CONCATENATED MODULE: ./lib/advise/patch/line-diff.js
/** Which lines two texts differ in: Myers' algorithm (An O(ND) Difference Algorithm and Its Variations, 1986). */
/** Lines with their ends, so that joining them gives the text again. */
function linesOf(text) {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** The changes from one list of lines to another, first to last, none touching the next. */
function lineChanges(before, after) {
    let head = 0;
    while (head < before.length && head < after.length && before[head] === after[head])
        head++;
    let tail = 0;
    const most = Math.min(before.length, after.length) - head;
    while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail])
        tail++;
    const kept = commonLines(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
    const changes = [];
    let old = head;
    let now = head;
    for (const [a, b] of [
        ...kept.map(([a, b]) => [a + head, b + head]),
        [before.length - tail, after.length - tail],
    ]) {
        if (a > old || b > now)
            changes.push({ start: old, end: a, newStart: now, newEnd: b });
        old = a + 1;
        now = b + 1;
    }
    return changes;
}
/** Pairs of indices of a longest common subsequence. */
function commonLines(a, b) {
    const most = a.length + b.length;
    const trace = [];
    const furthest = new Map([[1, 0]]);
    for (let d = 0; d <= most; d++) {
        trace.push(new Map(furthest));
        for (let k = -d; k <= d; k += 2) {
            const isDown = k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
            let x = isDown ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
            let y = x - k;
            while (x < a.length && y < b.length && a[x] === b[y]) {
                x++;
                y++;
            }
            furthest.set(k, x);
            if (x >= a.length && y >= b.length)
                return walkBack(trace, a.length, b.length);
        }
    }
    return [];
}
function walkBack(trace, endX, endY) {
    const pairs = [];
    let x = endX;
    let y = endY;
    for (let d = trace.length - 1; d >= 0; d--) {
        const furthest = trace[d] ?? new Map();
        const k = x - y;
        const isDown = k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
        const previousK = isDown ? k + 1 : k - 1;
        const previousX = d === 0 ? 0 : (furthest.get(previousK) ?? 0);
        const previousY = d === 0 ? 0 : previousX - previousK;
        while (x > previousX && y > previousY) {
            x--;
            y--;
            pairs.unshift([x, y]);
        }
        x = previousX;
        y = previousY;
    }
    return pairs;
}

;// CONCATENATED MODULE: ./lib/advise/ecosystems/install.js
/** Those of the paths that are there: files, or folders (with `/`) that hold something. */
function present(folder, paths) {
    return paths.filter((path) => path.endsWith('/') ? folder.files.some((file) => file.startsWith(path)) : folder.has(path));
}
/** A JSON file as an object. */
function jsonOf(folder, path) {
    try {
        const value = JSON.parse(folder.text(path) ?? '');
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** Path of a dependency that lies in the project, as an input; nothing where it lies outside of the folder. */
function localInput(folder, from, path) {
    const parts = from.split('/').filter((part) => part !== '');
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    const clean = parts.join('/');
    if (clean === '')
        return undefined;
    return folder.has(clean) ? clean : present(folder, [`${clean}/`])[0];
}

;// CONCATENATED MODULE: ./lib/advise/ecosystems/go.js
/** Go modules. */


/** A build that downloads modules first, or the download itself; nothing for a project without modules or with a vendor folder. */
function goInstall(command, folder) {
    const words = wordsOf(command);
    const isDownload = words[1] === 'mod' && words[2] === 'download';
    if (words[0] !== 'go' || (!isDownload && !['build', 'install', 'test'].includes(words[1] ?? '')))
        return undefined;
    // `go install x@v` is about another module; `-C` about another folder.
    if (words.some((word) => /@v?\w/.test(word)) || hasOption(command, '-C'))
        return undefined;
    const module = folder.text('go.mod');
    if (module === undefined || !folder.has('go.sum') || folder.has('vendor/modules.txt'))
        return undefined;
    const work = folder.text('go.work');
    const members = work === undefined ? [] : folder.files.filter((path) => path.endsWith('/go.mod') || path.endsWith('/go.sum'));
    const local = module
        .split('\n')
        .flatMap((line) => /=>\s*(\.{1,2}\/\S*|\.{1,2})\s*$/.exec(line.replace(/\/\/.*/, ''))?.[1] ?? []);
    const found = local.map((path) => ({ path, input: localInput(folder, '', `${path}/go.mod`) }));
    return {
        manager: 'go',
        ...(isDownload ? {} : { early: 'go mod download' }),
        inputs: [
            ...present(folder, ['go.mod', 'go.sum', 'go.work', 'go.work.sum']),
            ...members,
            ...found.flatMap(({ input }) => (input === undefined || members.includes(input) ? [] : [input])),
        ],
        mayBreak: found.flatMap(({ path, input }) => input === undefined ? [`\`go.mod\` replaces a module by \`${path}\`, which is not in the build context.`] : []),
    };
}

;// CONCATENATED MODULE: ./lib/advise/ecosystems/jvm.js
/** Maven and Gradle. */


const MAVEN_GOALS = ['package', 'install', 'verify', 'compile', 'test'];
const GRADLE_TASKS = ['build', 'assemble', 'bootJar', 'shadowJar', 'installDist', 'jar', 'war', 'bootWar'];
/** A build that fetches its dependencies first. */
function jvmInstall(command, folder) {
    const program = wordsOf(command)[0]?.split('/').at(-1);
    if (program === 'mvn' || program === 'mvnw')
        return maven(command, folder);
    return program === 'gradle' || program === 'gradlew' ? gradle(command, folder) : undefined;
}
/** `dependency:go-offline` fetches what the pom names; it cannot know modules that are not built yet (MDEP-82). */
function maven(command, folder) {
    const pom = folder.text('pom.xml');
    const goals = operands(command);
    const isDownload = goals.length > 0 && goals.every((goal) => goal.startsWith('dependency:'));
    if (pom === undefined || (!isDownload && !goals.some((goal) => MAVEN_GOALS.includes(goal))))
        return undefined;
    if (hasOption(command, '-f', '--file', '-pl', '--projects', '-o', '--offline'))
        return undefined;
    const settings = optionValue(command, '-s', '--settings');
    const options = wordsOf(command).filter((word) => /^-(B|P|-batch-mode|ntp|-no-transfer-progress)/.test(word));
    return {
        manager: 'maven',
        ...(isDownload
            ? {}
            : {
                early: [
                    wordsOf(command)[0],
                    ...options,
                    ...(settings === undefined ? [] : ['-s', settings]),
                    'dependency:go-offline',
                ].join(' '),
            }),
        inputs: present(folder, ['pom.xml', 'mvnw', '.mvn/', ...(settings === undefined ? [] : [settings])]),
        mayBreak: [
            ...(pom.includes('<modules>')
                ? ['The project has modules that need each other: Maven cannot resolve them before they are built.']
                : []),
            ...(pom.includes('<relativePath>../') ? ['The parent of `pom.xml` is not in the same folder.'] : []),
            ...(pom.includes('<scope>system</scope>')
                ? ['`pom.xml` has dependencies of scope `system`, which are files of the project.']
                : []),
        ],
        leaves: ['target'],
    };
}
/** Gradle resolves with the task `dependencies`: itself, plugins and metadata are there then, jars as far as resolving needs them. */
function gradle(command, folder) {
    const tasks = operands(command).map((task) => task.split(':').at(-1) ?? '');
    const scripts = present(folder, ['build.gradle', 'build.gradle.kts']);
    const isDownload = tasks.length === 1 && tasks[0] === 'dependencies';
    if (scripts.length === 0 || (!isDownload && !tasks.some((task) => GRADLE_TASKS.includes(task))))
        return undefined;
    if (hasOption(command, '-p', '--project-dir', '--offline'))
        return undefined;
    const texts = [...scripts, 'settings.gradle', 'settings.gradle.kts'].flatMap((path) => folder.text(path) ?? []);
    const lines = texts.flatMap((text) => text.split('\n').map((line) => line.trim()));
    return {
        manager: 'gradle',
        ...(isDownload ? {} : { early: `${wordsOf(command)[0]} --no-daemon dependencies` }),
        inputs: present(folder, [
            ...scripts,
            'settings.gradle',
            'settings.gradle.kts',
            'gradle.properties',
            'gradle.lockfile',
            'gradlew',
            'gradle/',
            'buildSrc/',
        ]),
        mayBreak: [
            ...(lines.some((line) => /^include\b/.test(line))
                ? ['The project has several Gradle projects: the task `dependencies` resolves the root alone.']
                : []),
            ...(lines.some((line) => /^apply\s*\(?\s*from\b/.test(line))
                ? ['The build script applies other files of the project.']
                : []),
        ],
        leaves: ['build', '.gradle'],
    };
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/shared/json.js
var shared_json = __webpack_require__(6039);
;// CONCATENATED MODULE: ./lib/advise/ecosystems/node.js
/** npm, pnpm, yarn and bun. */






/** Files beside package.json that an install reads, by manager. `.yarn` holds yarn itself, its plugins and patches. */
const FILES = {
    npm: ['package-lock.json', 'npm-shrinkwrap.json', '.npmrc'],
    pnpm: ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnpmfile.cjs', '.npmrc'],
    yarn: [
        'yarn.lock',
        '.yarnrc',
        '.yarnrc.yml',
        '.npmrc',
        '.yarn/releases/',
        '.yarn/plugins/',
        '.yarn/patches/',
        '.yarn/cache/',
    ],
    bun: ['bun.lock', 'bun.lockb', 'bunfig.toml', '.npmrc'],
};
const VERBS = {
    npm: ['ci', 'install', 'i', 'clean-install'],
    pnpm: ['install', 'i'],
    yarn: ['install'],
    bun: ['install', 'i'],
};
/** Scripts that npm and the others run by themselves on install (docs.npmjs.com/cli/v11/using-npm/scripts). */
const LIFECYCLE = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];
/** Lifecycle scripts that read nothing of the source: git hooks, patches (copied as well), guards. */
const HARMLESS = /^(npx )?(husky( install)?|lefthook install|simple-git-hooks|is-ci|patch-package|only-allow \w+|corepack enable|true|exit 0|echo\b.*)$/;
/** An install of everything in package.json; one that names packages is none. */
function nodeInstall(command, folder) {
    const words = wordsOf(command).filter((word) => word !== 'corepack');
    const manager = words[0] ?? '';
    const files = FILES[manager];
    const [verb, ...named] = operands({
        ...command,
        words: command.words.slice(words.length < command.words.length ? 1 : 0),
    });
    if (files === undefined || named.length > 0)
        return undefined;
    if (verb === undefined ? manager !== 'yarn' || hasOption(command, '--version', '-v') : !VERBS[manager]?.includes(verb))
        return undefined;
    if (hasOption(command, '--prefix', '-C', '--dir', '--cwd', '-g', '--global'))
        return undefined;
    const root = jsonOf(folder, 'package.json');
    if (root === undefined)
        return undefined;
    const members = memberFolders(folder, root);
    const manifests = ['', ...members].map((path) => ({ path, json: jsonOf(folder, `${path}package.json`) }));
    const mayBreak = hasOption(command, '--ignore-scripts') ? [] : lifecycle(folder, manifests);
    const local = localDependencies(folder, manifests);
    return {
        manager,
        inputs: [
            ...new Set([
                'package.json',
                ...present(folder, files),
                ...members.map((path) => `${path}package.json`),
                ...patches(folder, root),
                ...local.inputs,
                ...generated(folder, manifests),
            ]),
        ],
        mayBreak: [...mayBreak, ...local.outside],
        leaves: ['node_modules'],
        // `ci` and `--frozen-lockfile` never write it; a plain install may, and the copy of the source then brings back the committed one.
        touches: verb === 'ci' ? [] : ['**/package-lock.json', '**/yarn.lock', '**/pnpm-lock.yaml', '**/bun.lock'],
    };
}
/** Folders of a workspace's packages, each with `/` at its end. */
function memberFolders(folder, root) {
    const declared = (0,shared_json/* asObject */.eB)(root.workspaces)?.packages ?? root.workspaces;
    const patterns = (0,shared_json/* asArray */._j)(declared).flatMap((each) => (0,shared_json/* asString */.oJ)(each) ?? []);
    const yaml = folder.text('pnpm-workspace.yaml');
    if (yaml !== undefined)
        patterns.push(...(0,shared_json/* asArray */._j)((0,shared_json/* asObject */.eB)(parseYaml(yaml))?.packages).flatMap((each) => (0,shared_json/* asString */.oJ)(each) ?? []));
    const wanted = patterns.filter((each) => !each.startsWith('!')).map(folderMatch);
    const unwanted = patterns.filter((each) => each.startsWith('!')).map((each) => folderMatch(each.slice(1)));
    return folder.files
        .filter((path) => path.endsWith('/package.json') && !path.includes('node_modules/'))
        .map((path) => path.slice(0, -'/package.json'.length))
        .filter((path) => wanted.some((match) => match(path)) && !unwanted.some((match) => match(path)))
        .map((path) => `${path}/`)
        .sort();
}
function folderMatch(pattern) {
    const clean = pattern.replace(/^\.\//, '').replace(/\/$/, '');
    if (!clean.includes('**'))
        return (0,path_match/* goPathMatch */.V)(clean);
    const matcher = (0,pattern_matcher/* patternMatcher */.l)([clean]);
    return (path) => matcher.match(path).matched;
}
function parseYaml(text) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch {
        return undefined;
    }
}
/** Scripts that run on install and may read the source. */
function lifecycle(folder, manifests) {
    const found = manifests.flatMap(({ path, json }) => Object.entries((0,shared_json/* asObject */.eB)(json?.scripts) ?? {}).flatMap(([name, script]) => {
        if (!LIFECYCLE.includes(name) || typeof script !== 'string')
            return [];
        const isHarmless = script.split(/&&|\|\||;/).every((part) => HARMLESS.test(part.trim()));
        return isHarmless
            ? []
            : [`\`${path}package.json\` runs \`${script}\` on install (\`${name}\`), which may need the source.`];
    }));
    // npm compiles a package that has this file, without any script (docs.npmjs.com/cli/v11/using-npm/scripts).
    return folder.has('binding.gyp')
        ? [...found, 'npm compiles `binding.gyp` on install, which needs the source.']
        : found;
}
/** Dependencies by path: `file:`, `link:`, `portal:`. Those of a workspace are its members already. */
function localDependencies(folder, manifests) {
    const inputs = [];
    const outside = [];
    for (const { path, json } of manifests) {
        for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
            for (const [name, version] of Object.entries((0,shared_json/* asObject */.eB)(json?.[group]) ?? {})) {
                const local = /^(?:file|link|portal):(.*)$/.exec((0,shared_json/* asString */.oJ)(version) ?? '')?.[1];
                if (local === undefined)
                    continue;
                const input = localInput(folder, path, local);
                if (input === undefined)
                    outside.push(`\`${name}\` is installed from \`${local}\`, which is not in the build context.`);
                else
                    inputs.push(input);
            }
        }
    }
    return { inputs, outside };
}
/** Patches that are applied on install: by pnpm itself, or by patch-package. */
function patches(folder, root) {
    const named = Object.values((0,shared_json/* asObject */.eB)((0,shared_json/* asObject */.eB)(root.pnpm)?.patchedDependencies) ?? {}).flatMap((path) => (0,shared_json/* asString */.oJ)(path) ?? []);
    const listed = (0,shared_json/* asObject */.eB)((0,shared_json/* asObject */.eB)(parseYaml(folder.text('pnpm-workspace.yaml') ?? ''))?.patchedDependencies);
    const all = [...named, ...Object.values(listed ?? {}).flatMap((path) => (0,shared_json/* asString */.oJ)(path) ?? [])];
    if (all.length > 0 || dependencies(root).has('patch-package'))
        return present(folder, ['patches/', ...all.filter((path) => !path.startsWith('patches/'))]);
    return [];
}
/** `@prisma/client` generates its code on install, from the schema it finds (prisma.io/docs, "Generating the client"). */
function generated(folder, manifests) {
    return manifests.flatMap(({ path, json }) => json !== undefined && dependencies(json).has('@prisma/client') ? present(folder, [`${path}prisma/`]) : []);
}
/** Names of a manifest's dependencies of all kinds. */
function dependencies(json) {
    return new Set(['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) => Object.keys((0,shared_json/* asObject */.eB)(json[key]) ?? {})));
}

;// CONCATENATED MODULE: ./lib/advise/ecosystems/others.js
/** Bundler, composer, dotnet and mix. */



/** `bundle install`: the lock file, and files that the Gemfile reads. */
function bundlerInstall(command, folder) {
    const [program, verb] = wordsOf(command);
    const gemfile = folder.text('Gemfile');
    if (program !== 'bundle' || (verb !== undefined && verb !== 'install' && !verb.startsWith('-')))
        return undefined;
    if (gemfile === undefined || hasOption(command, '--gemfile', '--version'))
        return undefined;
    const lines = gemfile.split('\n').map((line) => line.replace(/#.*/, '').trim());
    const local = lines.flatMap((line) => /\bpath(?::|\s*=>|\s+)\s*["']([^"']+)["']/.exec(line)?.[1] ?? []);
    const found = local.map((path) => ({ path, input: localInput(folder, '', path) }));
    return {
        manager: 'bundler',
        inputs: [
            ...present(folder, ['Gemfile', 'Gemfile.lock', '.ruby-version', '.tool-versions', '.bundle/', 'vendor/cache/']),
            ...found.flatMap(({ input }) => input ?? []),
        ],
        mayBreak: [
            ...(lines.some((line) => /^gemspec\b/.test(line))
                ? ['The Gemfile reads a gemspec, and that reads files of the source.']
                : []),
            ...(lines.some((line) => /^eval_gemfile\b|require_relative|File\.read/.test(line))
                ? ['The Gemfile reads other files of the project.']
                : []),
            ...found.flatMap(({ path, input }) => input === undefined ? [`The Gemfile takes a gem from \`${path}\`, which is not in the build context.`] : []),
        ],
    };
}
/** composer's scripts and class maps need the source; the download does not (composer’s documentation, command line, install). */
function composerInstall(command, folder) {
    const [program, verb] = wordsOf(command);
    const json = jsonOf(folder, 'composer.json');
    if (program?.split('/').at(-1) !== 'composer' || verb !== 'install' || json === undefined)
        return undefined;
    if (!folder.has('composer.lock') || hasOption(command, '-d', '--working-dir'))
        return undefined;
    const missing = ['--no-scripts', '--no-autoloader'].filter((option) => !hasOption(command, option));
    const repositories = [...(0,shared_json/* asArray */._j)(json.repositories), ...Object.values((0,shared_json/* asObject */.eB)(json.repositories) ?? {})];
    return {
        manager: 'composer',
        ...(missing.length === 0 ? {} : { early: [...wordsOf(command), ...missing].join(' ') }),
        inputs: present(folder, ['composer.json', 'composer.lock', 'symfony.lock', 'auth.json']),
        mayBreak: repositories.some((each) => (0,shared_json/* asObject */.eB)(each)?.type === 'path')
            ? ['`composer.json` takes packages from folders of the project.']
            : [],
        leaves: ['vendor'],
    };
}
/** Restoring reads project files and what stands beside them for all projects (learn.microsoft.com, "dotnet restore"). */
function dotnetInstall(command, folder) {
    const [program, verb] = wordsOf(command);
    if (program !== 'dotnet' || !['restore', 'build', 'publish'].includes(verb ?? ''))
        return undefined;
    const projects = folder.files.filter((path) => /\.(cs|fs|vb)proj$/.test(path));
    const shared = folder.files.filter((path) => /(^|\/)(Directory\.(Build|Packages)\.(props|targets)|[Nn]u[Gg]et\.[Cc]onfig|global\.json|packages\.lock\.json)$|\.slnx?$/.test(path));
    if (projects.length === 0)
        return undefined;
    const named = operands(command)
        .slice(1)
        .find((word) => /\.(\w+proj|slnx?)$/.test(word));
    // A project that is not there is one of another folder.
    if (named !== undefined && !folder.has(named.replace(/^\.\//, '')))
        return undefined;
    const runtime = optionValue(command, '-r', '--runtime');
    return {
        manager: 'dotnet',
        ...(verb === 'restore'
            ? {}
            : {
                early: [
                    'dotnet restore',
                    ...(named === undefined ? [] : [named]),
                    ...(runtime === undefined ? [] : ['-r', runtime]),
                ].join(' '),
            }),
        inputs: [...projects, ...shared],
        mayBreak: [],
        leaves: ['obj', 'bin'],
    };
}
/** `mix deps.get`; an umbrella's apps have manifests of their own. */
function mixInstall(command, folder) {
    const [program, verb] = wordsOf(command);
    if (program !== 'mix' || verb !== 'deps.get' || folder.text('mix.exs') === undefined)
        return undefined;
    return {
        manager: 'mix',
        inputs: [
            ...present(folder, ['mix.exs', 'mix.lock']),
            ...folder.files.filter((path) => /^apps\/[^/]+\/mix\.exs$/.test(path)),
        ],
        mayBreak: [],
        leaves: ['deps', '_build'],
    };
}

;// CONCATENATED MODULE: ./lib/advise/view/toml.js
/** As much of TOML as manifests need: which key of which table has which value, and where. No dates, no escapes in keys. */
/** Reads a TOML text; what it does not understand, it leaves out. */
function readToml(text) {
    const entries = [];
    const tables = [];
    let table = '';
    let at = 0;
    while (at < text.length) {
        const end = toml_lineEnd(text, at);
        const line = text.slice(at, end);
        const header = /^\s*\[\[?\s*([^\]]+?)\s*\]\]?/.exec(line);
        const key = /^\s*([\w"'.-]+)\s*=\s*/.exec(line);
        let next = end;
        if (header !== null) {
            table = (header[1] ?? '').replaceAll(/["'\s]/g, '');
            tables.push({ name: table, end });
        }
        else if (key !== null) {
            const start = at + key[0].length;
            next = valueEnd(text, start);
            const name = (key[1] ?? '').replaceAll(/["']/g, '');
            entries.push({ table, key: name, value: text.slice(start, next).trim(), end: next });
            next = toml_lineEnd(text, next);
        }
        at = next + 1;
    }
    return { entries, tables };
}
/** A text value without its quotes; nothing for other values. */
function tomlText(value) {
    return /^(["'])(.*)\1$/.exec(value ?? '')?.[2];
}
/** The texts of an array, or of the inline table's field of that name. */
function tomlTexts(value) {
    return [...value.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, double, single]) => double ?? single ?? '');
}
/** The text of a field of an inline table: `../x` of `{ path = "../x" }`. */
function tomlField(value, field) {
    return new RegExp(`[{,]\\s*${field}\\s*=\\s*["']([^"']*)["']`).exec(value)?.[1];
}
function toml_lineEnd(text, from) {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
}
/** The end of a value: that of its line, comments left out, or of the line that closes its last bracket. */
function valueEnd(text, start) {
    let depth = 0;
    let at = start;
    while (at < text.length) {
        const char = text[at] ?? '';
        if (text.startsWith('"""', at) || text.startsWith("'''", at)) {
            const close = text.indexOf(char.repeat(3), at + 3);
            at = close < 0 ? text.length : close + 3;
            continue;
        }
        if (char === '"' || char === "'") {
            at++;
            while (at < text.length && text[at] !== char && text[at] !== '\n')
                at += text[at] === '\\' && char === '"' ? 2 : 1;
        }
        else if (char === '[' || char === '{')
            depth++;
        else if (char === ']' || char === '}')
            depth--;
        else if (char === '#') {
            if (depth <= 0)
                return at;
            at = toml_lineEnd(text, at);
            continue;
        }
        else if (char === '\n' && depth <= 0)
            return at;
        at++;
    }
    return text.length;
}

;// CONCATENATED MODULE: ./lib/advise/ecosystems/python.js
/** pip, poetry and uv. */



/** An install from requirement files, by poetry, or by uv. */
function pythonInstall(command, folder) {
    const words = wordsOf(command);
    if (words[0] === 'poetry' && words[1] === 'install')
        return poetry(command, folder);
    if (words[0] === 'uv' && words[1] === 'sync')
        return uv(command, folder);
    const pip = pipArguments(words);
    return pip === undefined ? undefined : requirements(pip, folder);
}
/** Words behind `pip install`, however pip is called. */
function pipArguments(words) {
    let rest = [...words];
    if (/^python[\d.]*$/.test(rest[0] ?? '') && rest[1] === '-m')
        rest = rest.slice(2);
    if (rest[0] === 'uv')
        rest = rest.slice(1);
    const name = rest[0]?.split('/').at(-1) ?? '';
    return /^pip[\d.]*$/.test(name) && rest[1] === 'install' ? rest.slice(2) : undefined;
}
function requirements(words, folder) {
    const files = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? '';
        const joined = /^(?:-r|-c|--requirement=|--constraint=)(.+)$/.exec(word)?.[1];
        if (joined !== undefined)
            files.push(joined);
        else if (['-r', '-c', '--requirement', '--constraint'].includes(word))
            files.push(words[++at] ?? '');
        // The project itself, or a file of it: needs more than lists of names.
        else if (['-e', '--editable'].includes(word) || /^\.|^\/|\.(whl|gz|zip)$/.test(word))
            return undefined;
    }
    if (files.length === 0)
        return undefined;
    const inputs = new Set();
    const mayBreak = [];
    const visit = (path) => {
        const text = folder.text(path);
        if (text === undefined)
            return false;
        if (inputs.has(path))
            return true;
        inputs.add(path);
        const below = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
        return text.split('\n').every((written) => {
            const line = written.replace(/(^|\s)#.*/, '').trim();
            const nested = /^(?:-r|-c|--requirement|--constraint)[\s=]*(.+)$/.exec(line)?.[1];
            if (nested !== undefined)
                return visit(localInput(folder, below, nested) ?? nested);
            if (/^(-e|--editable)\b|^\.{1,2}(\/|$)|^file:|@ file:/.test(line))
                mayBreak.push(`\`${path}\` installs \`${line}\`, which needs the source.`);
            return true;
        });
    };
    return files.every((path) => visit(path.replace(/^\.\//, '')))
        ? { manager: 'pip', inputs: [...inputs], mayBreak }
        : undefined;
}
/** poetry installs the project with its dependencies, unless told not to (python-poetry.org/docs/cli, `--no-root`). */
function poetry(command, folder) {
    const text = folder.text('pyproject.toml');
    if (text === undefined || !folder.has('poetry.lock') || hasOption(command, '--directory', '-C', '--project', '-P'))
        return undefined;
    const toml = readToml(text);
    const isLibrary = !hasOption(command, '--no-root', '--only-root') && value(toml, 'tool.poetry', 'package-mode') !== 'false';
    const local = pathDependencies(folder, toml, 'tool.poetry');
    return {
        manager: 'poetry',
        ...(isLibrary ? { early: `${wordsOf(command).join(' ')} --no-root` } : {}),
        inputs: [...present(folder, ['pyproject.toml', 'poetry.lock', 'poetry.toml']), ...local.inputs],
        mayBreak: local.outside,
        leaves: ['.venv'],
    };
}
/** docs.astral.sh/uv/guides/integration/docker, "Intermediate layers". */
function uv(command, folder) {
    const text = folder.text('pyproject.toml');
    if (text === undefined || !folder.has('uv.lock') || optionValue(command, '--directory', '--project') !== undefined)
        return undefined;
    const toml = readToml(text);
    const members = toml.tables.some(({ name }) => name === 'tool.uv.workspace');
    const option = members ? '--no-install-workspace' : '--no-install-project';
    const local = pathDependencies(folder, toml, 'tool.uv.sources');
    const isDynamic = tomlTexts(value(toml, 'project', 'dynamic') ?? '').length > 0 && !hasOption(command, '--frozen');
    return {
        manager: 'uv',
        ...(hasOption(command, '--no-install-project', '--no-install-workspace')
            ? {}
            : { early: `${wordsOf(command).join(' ')} ${option}` }),
        inputs: [
            ...present(folder, ['pyproject.toml', 'uv.lock', 'uv.toml', '.python-version']),
            ...(members ? folder.files.filter((path) => path.endsWith('/pyproject.toml')) : []),
            ...local.inputs,
        ],
        mayBreak: [
            ...local.outside,
            ...(isDynamic
                ? ['`pyproject.toml` has `dynamic` fields: without `--frozen` uv may build the project to learn them.']
                : []),
        ],
        leaves: ['.venv'],
    };
}
/** The value of a table's key, as written. */
function value({ entries }, table, key) {
    return entries.find((entry) => entry.table === table && entry.key === key)?.value;
}
function pathDependencies(folder, { entries }, table) {
    const inputs = [];
    const outside = [];
    for (const entry of entries) {
        if (!entry.table.startsWith(table) || entry.key === 'packages')
            continue;
        const path = entry.value.startsWith('{') ? tomlField(entry.value, 'path') : undefined;
        if (path === undefined)
            continue;
        const input = localInput(folder, '', path);
        if (input === undefined)
            outside.push(`\`${entry.key}\` is installed from \`${path}\`, which is not in the build context.`);
        else
            inputs.push(input);
    }
    return { inputs, outside };
}

;// CONCATENATED MODULE: ./lib/advise/ecosystems/ecosystems.js





/** Cargo is not here: it has no command for dependencies alone, so it has a rule of its own (cargo-chef). */
const ALL = [
    nodeInstall,
    pythonInstall,
    goInstall,
    jvmInstall,
    bundlerInstall,
    composerInstall,
    dotnetInstall,
    mixInstall,
];
/** What a command installs in a folder of the context, if it does. */
function installOf(command, folder) {
    for (const ecosystem of ALL) {
        const install = ecosystem(command, folder);
        if (install !== undefined)
            return install;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/advise/view/workdir.js
/** Which folder instructions of a stage work in. */

/**
 * The folder an instruction works in, as an absolute path; variables stay as they are written. Nothing where the base image
 * decides it.
 */
function workdirAt(stage, instruction) {
    let folder = stage.parent === undefined ? undefined : workdirAt(stage.parent);
    for (const each of stage.instructions) {
        if (each === instruction)
            break;
        if (each.keyword === 'WORKDIR')
            folder = absolute(folder, each.words.map(({ text }) => text).join(' '));
    }
    return folder;
}
/** A path as seen from a folder; nothing where the folder is not known and the path needs it. */
function absolute(folder, path) {
    if (path.startsWith('/') || path.startsWith('$'))
        return (0,pattern_matcher/* cleanPath */.t)(path);
    return folder === undefined ? undefined : (0,pattern_matcher/* cleanPath */.t)(`${folder}/${path}`);
}
/** A path below a folder, relative to it: '' for the folder itself; nothing for one beside it. */
function below(folder, path) {
    if (path === folder)
        return '';
    const prefix = folder === '/' ? '/' : `${folder}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

;// CONCATENATED MODULE: ./lib/advise/view/install-site.js






/** The first install of each package manager in a stage. */
function installSites(view, stage) {
    const sites = [];
    const found = new Map();
    runSites(view, stage, (command, folder) => {
        const install = installOf(command, folderOf(view, folder));
        if (install !== undefined)
            found.set(command, install);
        return install !== undefined;
    }).forEach((site) => {
        const install = found.get(site.command);
        if (install === undefined || sites.some((each) => each.install.manager === install.manager))
            return;
        sites.push({ ...site, install });
    });
    return sites;
}
/** Commands of a stage that are wanted in a folder of the context which is in their working folder, in the order of the file. */
function runSites(view, stage, isWanted) {
    if (!hasUsualShell(stage))
        return [];
    const sites = [];
    const below = chainOf(stage).slice(1).reverse();
    const copies = below.flatMap(({ instructions }) => instructions.flatMap((each) => contextCopy(each) ?? []));
    for (const run of stage.instructions) {
        const copy = contextCopy(run);
        if (copy !== undefined)
            copies.push(copy);
        const text = runText(view.document, run);
        const workdir = workdirAt(stage, run) ?? '/';
        for (const command of text?.commands ?? []) {
            if (text === undefined || command.nested)
                continue;
            const folder = foldersAt(view, copies, workdir).find((each) => isWanted(command, each));
            if (folder !== undefined)
                sites.push({ stage, run, text, command, folder, workdir, copies: [...copies] });
        }
    }
    return sites;
}
/** False where RUN is not read by a POSIX shell. */
function hasUsualShell(stage) {
    const shell = stage.instructions.findLast(({ keyword }) => keyword === 'SHELL');
    if (shell !== undefined)
        return /(^|\/)(ba|da|a)?sh$/.test(shell.exec?.[0] ?? '');
    return stage.parent === undefined || hasUsualShell(stage.parent);
}
/** Folders of the context whose files are in the working folder by these COPYs. */
function foldersAt(view, copies, workdir) {
    const found = new Set();
    for (const { instruction, sources, destination } of copies) {
        const owner = stageOf(view, instruction);
        const to = absolute((owner === undefined ? undefined : workdirAt(owner, instruction)) ?? '/', destination);
        const inner = to === undefined ? undefined : below(to, workdir);
        if (inner === undefined)
            continue;
        for (const source of sources) {
            const isFolder = source === '' || view.target.contextFiles.some((path) => path.startsWith(`${source}/`));
            if (isFolder)
                found.add(joined(source, inner));
            else if (inner === '')
                found.add(source.includes('/') ? source.slice(0, source.lastIndexOf('/')) : '');
        }
    }
    return [...found];
}
/** The COPYs that bring more than the install reads, and so make it run again without need. */
function earlyCopies(view, { copies, install, folder }) {
    const isInput = inputMatch(install, folder);
    return copies.filter((copy) => filesOf(view, copy).some((path) => !isInput(path)));
}
/** Whether a path of the context is read by the install. */
function inputMatch({ inputs }, folder) {
    const prefix = folder === '' ? '' : `${folder}/`;
    const files = new Set(inputs.map((path) => prefix + path));
    const folders = inputs.filter((path) => path.endsWith('/')).map((path) => prefix + path);
    return (path) => files.has(path) || folders.some((each) => path.startsWith(each));
}

;// CONCATENATED MODULE: ./lib/advise/rules/assets/twins.js
/** Files that nginx compresses anew for each answer, or compressed files beside them that it does not send. */









/** What makes compressed twins in a build. */
const MAKERS = ['compression', 'gzip', 'brotli', 'gzipper', 'compress'];
/** gzip alone: brotli is a module that the official nginx does not have. */
const assetTwins = perTarget('asset-twins', 'Static files have compressed twins, and the server sends them.', (view) => {
    const server = view.shipped.at(-1);
    if (server === undefined ||
        image_name_imageName(view.variables.expand(server.image) ?? '')
            .repository.split('/')
            .at(-1)
            ?.startsWith('nginx') !== true)
        return [];
    const config = configOf(view);
    const site = siteOf(view);
    if (config === undefined || site === undefined)
        return [];
    const hasTwins = makesTwins(view, site.stage);
    const isSent = says(config.text, 'gzip_static', 'on', 'always');
    if (hasTwins === isSent)
        return hasTwins ? [] : bothMissing(view, config, site);
    if (!hasTwins)
        return [];
    return [
        {
            ...parts(view, config),
            title: 'Let nginx send the compressed files: `gzip_static on;`',
            now: `The build makes compressed twins of the files in \`${site.folder}\`, and \`${config.path}\` never sends them: they are bytes of the image that nobody reads.`,
            edits: [withStatic(config)].filter((edit) => edit !== undefined),
        },
    ];
});
function parts(view, { path, copy }) {
    return {
        places: [placeOf(view, copy), { file: path }],
        mayBreak: [],
        check: 'Behind a CDN that compresses by itself nothing is gained.',
        touches: ['etc/nginx/**', '**/*.gz'],
    };
}
/** Compressing at build time costs bytes of the image and saves the server the work: only where it compresses at all. */
function bothMissing(view, config, site) {
    const last = site.stage.instructions.findLast(({ keyword }) => keyword === 'RUN');
    const edit = withStatic(config);
    if (!says(config.text, 'gzip', 'on') || last === undefined || edit === undefined || !hasUsualShell(site.stage))
        return [];
    const { document, file } = view;
    const find = `find ${site.folder} -type f -size +1k \\( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.svg' -o -name '*.json' \\) -exec gzip -k9 {} +`;
    const after = replaceAll(document.text, [
        insertAfter(document, last, [`${keywordLike(document, last, 'RUN')} ${find}`]),
    ]);
    return [
        {
            ...parts(view, config),
            title: 'Compress static files once, when the image is built',
            now: `\`${config.path}\` has \`gzip on\` and no \`gzip_static\`: nginx compresses each file again for each answer. The twins make the image larger.`,
            edits: [{ file, before: document.text, after }, edit],
        },
    ];
}
/** A configuration of the project that is copied to nginx. */
function configOf(view) {
    for (const { instructions } of view.shipped) {
        for (const each of instructions) {
            const copy = contextCopy(each);
            if (copy === undefined || !copy.destination.startsWith('/etc/nginx'))
                continue;
            const [path] = filesOf(view, copy).filter((name) => name.endsWith('.conf'));
            const full = path === undefined ? undefined : joined(view.target.context ?? '', path);
            const text = full === undefined ? undefined : view.project.files.get(full);
            if (full !== undefined && text !== undefined)
                return { path: full, text, copy: each };
        }
    }
    return undefined;
}
/** The stage whose files nginx serves. */
function siteOf(view) {
    for (const { instructions } of view.shipped) {
        for (const copy of instructions) {
            const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined;
            const stage = from === undefined ? undefined : stageNamed(view.stages, from);
            const words = (copy.exec ?? copy.words.map(({ text }) => text)).slice();
            const [folder] = words;
            if (stage !== undefined && folder !== undefined && words.length === 2 && /\/(html|www)\b/.test(words[1] ?? ''))
                return { stage, folder, copy };
        }
    }
    return undefined;
}
function makesTwins(view, stage) {
    const commands = stage.instructions.flatMap((each) => runText(view.document, each)?.commands ?? []).map(wordsOf);
    if (commands.some((words) => words.some((word) => MAKERS.includes(word.replace(/^.*\//, '')))))
        return true;
    return [...view.project.files].some(([path, text]) => /(package\.json|\.config\.[cm]?[jt]s)$/.test(path) &&
        MAKERS.some((maker) => text.includes(`${maker}-`) || text.includes(`-${maker}`)));
}
/** The directive beside `gzip on`, else beside the folder that is served. */
function withStatic({ path, text }) {
    const lines = linesOf(text);
    const at = [directive('gzip', 'on'), /^\s*root\s/]
        .map((wanted) => lines.findIndex((line) => wanted.test(line)))
        .find((each) => each >= 0);
    const line = at === undefined ? undefined : lines[at];
    if (at === undefined || line?.endsWith('\n') !== true)
        return undefined;
    const indent = line.slice(0, line.length - line.trimStart().length);
    const added = `${indent}gzip_static on;${line.endsWith('\r\n') ? '\r\n' : '\n'}`;
    return { file: path, before: text, after: [...lines.slice(0, at + 1), added, ...lines.slice(at + 1)].join('') };
}
/** Whether a line of the configuration says so; comments do not. */
function says(text, name, ...values) {
    return linesOf(text).some((line) => values.some((value) => directive(name, value).test(line)));
}
function directive(name, value) {
    return new RegExp(`^\\s*${name}\\s+${value}\\s*;`);
}

// EXTERNAL MODULE: ./lib/plan/definition.js
var plan_definition = __webpack_require__(5454);
;// CONCATENATED MODULE: ./lib/advise/view/times.js


/** States in which the step's own work was done in this build, so that its time is known. */
const RAN = new Set(['ran', 'evicted']);
/** Length in ms of the longest chain of steps; inputs may be given anew, in any order without circles. */
function longestPath({ steps }, msOf = ({ ms }) => ms, inputsOf = ({ inputs }) => inputs) {
    const ends = new Map();
    const endOf = (at) => {
        const known = ends.get(at);
        const step = steps[at];
        if (known !== undefined || step === undefined)
            return known ?? 0;
        ends.set(at, 0);
        const end = Math.max(0, ...inputsOf(step, at).map(endOf)) + msOf(step, at);
        ends.set(at, end);
        return end;
    };
    return Math.max(0, ...steps.map((_, at) => endOf(at)));
}
/** The platform whose steps took longest: it decides how long the target takes. */
function slowestPlatform({ target }) {
    return target.record.platforms.toSorted((a, b) => longestPath(b) - longestPath(a))[0];
}
/** Index of the step of an instruction, by its line. */
function stepOf(platform, file, { line, keyword }) {
    const at = platform.steps.findIndex((step) => step.line === line &&
        (step.file === undefined || step.file === file) &&
        (keyword === 'FROM') === (step.kind === 'from'));
    return at < 0 ? undefined : at;
}
/**
 * Milliseconds of the longest way that could be saved if each of the instructions took the share of its time that is given;
 * 0 beside the critical path, nothing where one of them did not run in this build, so that its time is not known.
 */
function savedMs(view, shares) {
    const platform = slowestPlatform(view);
    if (platform === undefined)
        return undefined;
    const shareOf = new Map();
    for (const [instruction, share] of shares) {
        const at = stepOf(platform, view.file, instruction);
        const step = at === undefined ? undefined : platform.steps[at];
        if (at === undefined || step === undefined || !RAN.has(step.state))
            return undefined;
        shareOf.set(at, share);
    }
    const now = longestPath(platform);
    return Math.round(now - longestPath(platform, ({ ms }, at) => ms * (shareOf.get(at) ?? 1)));
}
/** Milliseconds of the longest way that are saved when RUNs of a stage stand above COPYs; nothing where one of them did not run. */
function savedByMoving(view, { copies, runs }) {
    const platform = slowestPlatform(view);
    if (platform === undefined)
        return undefined;
    const indexOf = (each) => stepOf(platform, view.file, each) ?? -1;
    const oldOrder = [...copies, ...runs].map(indexOf).sort((a, b) => a - b);
    const newOrder = [...runs, ...copies].map(indexOf);
    if (oldOrder.includes(-1) || runs.some((run) => msOf(view, run) === undefined))
        return undefined;
    const stage = copies[0] === undefined ? undefined : stageOf(view, copies[0]);
    const below = stage === undefined ? [] : chainOf(stage).flatMap(({ from, instructions }) => [from, ...instructions]);
    const chain = new Set(below.map(indexOf));
    const isChain = (input) => chain.has(input);
    const first = platform.steps[oldOrder[0] ?? 0]?.inputs.filter(isChain) ?? [];
    const last = oldOrder.at(-1) ?? -1;
    const inputsOf = ({ inputs }, at) => {
        const place = newOrder.indexOf(at);
        if (place < 0)
            return inputs.map((input) => (input === last ? (newOrder.at(-1) ?? input) : input));
        return [...(place === 0 ? first : [newOrder[place - 1] ?? 0]), ...inputs.filter((input) => !isChain(input))];
    };
    return Math.round(longestPath(platform) - longestPath(platform, ({ ms }) => ms, inputsOf));
}
/** Time of an instruction's step in ms, where it ran in this build. */
function msOf(view, instruction) {
    const platform = slowestPlatform(view);
    const at = platform === undefined ? undefined : stepOf(platform, view.file, instruction);
    const step = at === undefined ? undefined : platform?.steps[at];
    return step !== undefined && RAN.has(step.state) ? step.ms : undefined;
}
/** Instructions that run something and come after one, in its stage or in what is built from it: what runs again with it. */
function runsAfter(view, instruction) {
    const platform = slowestPlatform(view);
    const first = platform === undefined ? undefined : stepOf(platform, view.file, instruction);
    if (platform === undefined || first === undefined)
        return [];
    const reached = new Set([first]);
    for (const [at, { inputs }] of platform.steps.entries())
        if (inputs.some((input) => reached.has(input)))
            reached.add(at);
    return instructionsOf(view.document).filter((each) => {
        const at = stepOf(platform, view.file, each);
        return each.keyword === 'RUN' && at !== undefined && reached.has(at);
    });
}
function instructionsOf({ instructions }) {
    return instructions;
}

;// CONCATENATED MODULE: ./lib/advise/rules/cache/bake-strings.js


/** The bake file of the project with HCL, where there is one. */
function bakeFile({ files }) {
    for (const [path, text] of files)
        if (/(^|\/)docker-bake(\.override)?\.hcl$/.test(path))
            return { path, text };
    return undefined;
}
/** Its strings, without those in comments, in the order of the file. */
function bakeStrings(text) {
    const found = [];
    let depth = 0;
    let target;
    let attribute;
    let word = '';
    for (let at = 0; at < text.length; at++) {
        const char = text[at] ?? '';
        if (char === '#' || text.startsWith('//', at))
            at = bake_strings_lineEnd(text, at) - 1;
        else if (text.startsWith('/*', at))
            at = Math.max(at, text.indexOf('*/', at + 2) + 1);
        else if (char === '"') {
            const end = stringEnd(text, at + 1);
            const value = text.slice(at + 1, end);
            if (depth === 0 && word === 'target')
                target = value;
            found.push({
                start: at + 1,
                end,
                value,
                ...(target === undefined ? {} : { target }),
                ...(attribute === undefined ? {} : { attribute }),
            });
            at = end;
        }
        else if (char === '{')
            depth++;
        else if (char === '}') {
            depth--;
            if (depth === 0)
                target = undefined;
        }
        else if (char === '=' && text[at + 1] !== '=')
            attribute = word;
        else if (/[\w-]/.test(char))
            word = /[\w-]/.test(text[at - 1] ?? ' ') ? word + char : char;
    }
    return found;
}
/** The one string that says what bake made of it; nothing where there is none, or where several do. */
function theEntry(strings, attribute, entry) {
    const wanted = canonical(entry);
    const same = strings.filter((each) => each.attribute === attribute && !each.value.includes('${') && canonical(each.value) === wanted);
    return same.length === 1 ? same[0] : undefined;
}
/** The file with replacements, as an edit. */
function bakeEdit({ path, text }, replacements) {
    return { file: path, before: text, after: replaceAll(text, replacements) };
}
/** Attributes in one order, the defaults of BuildKit left out. */
function canonical(entry) {
    return Object.entries((0,plan_definition/* attributes */.uK)(entry))
        .filter(([, value]) => value !== '')
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join(',');
}
function bake_strings_lineEnd(text, from) {
    const end = text.indexOf('\n', from);
    return end < 0 ? text.length : end;
}
/** The closing quote; `${…}` may hold strings of its own. */
function stringEnd(text, from) {
    let depth = 0;
    for (let at = from; at < text.length; at++) {
        if (text[at] === '\\')
            at++;
        else if (text.startsWith('${', at))
            depth++;
        else if (text[at] === '}' && depth > 0)
            depth--;
        else if (text[at] === '"' && depth === 0)
            return at;
    }
    return text.length;
}

;// CONCATENATED MODULE: ./lib/advise/rules/cache/cache-entries.js

/** Attributes of a target's cache exports, each as `name → value`. */
function exportsOf({ definition }) {
    return (definition['cache-to'] ?? []).map(plan_definition/* attributes */.uK);
}
/**
 * What two exports must not share: BuildKit's gha cache calls the scope without a name `buildkit`; a registry's is its reference, a
 * folder's its path.
 */
function exportKey({ type = 'registry', scope, ref, dest }) {
    if (type === 'gha')
        return `gha scope \`${scope === undefined || scope === '' ? 'buildkit' : scope}\``;
    if (type === 'registry' && ref !== undefined)
        return `\`${ref}\``;
    return type === 'local' && dest !== undefined ? `folder \`${dest}\`` : undefined;
}
/** The bake file, as the place of what it says; the Dockerfile where it is not known which one it is. */
function bakePlace(project, target) {
    const bake = [...project.files.keys()].find((path) => /(^|\/)docker-bake(\.override)?\.(hcl|json)$/.test(path));
    return { file: bake ?? target.dockerfile ?? '' };
}

;// CONCATENATED MODULE: ./lib/advise/rules/cache/cache-exports.js





/** An export replaces the index of its scope: of targets that share one, only the last one's steps are found again. */
const cacheScopeShared = {
    id: 'cache-scope-shared',
    about: 'Each target exports its cache to a scope or reference of its own.',
    detect: (project) => {
        const byKey = new Map();
        for (const target of project.targets) {
            for (const key of new Set(exportsOf(target).flatMap((entry) => exportKey(entry) ?? [])))
                byKey.set(key, [...(byKey.get(key) ?? []), target.name]);
        }
        return [...byKey].flatMap(([key, targets]) => {
            const target = project.targets.find(({ name }) => name === targets[0]);
            if (targets.length < 2 || target === undefined)
                return [];
            return [
                {
                    rule: 'cache-scope-shared',
                    targets,
                    title: 'Give each target a cache of its own',
                    now: `${targets.map((name) => `\`${name}\``).join(', ')} export to one and the same ${key}, and the last one replaces what the others wrote.`,
                    places: [bakePlace(project, target)],
                    ...(key.startsWith('gha') ? scoped(project, targets) : {}),
                    mayBreak: [],
                    touches: [],
                },
            ];
        });
    },
};
/** Each target's own name as its scope, in what it writes and in what it reads; where each has its entries in its own block. */
function scoped(project, targets) {
    const file = bakeFile(project);
    const strings = bakeStrings(file?.text ?? '').filter(({ attribute, value }) => (attribute === 'cache-to' || attribute === 'cache-from') &&
        (value.includes('${') || (0,plan_definition/* attributes */.uK)(value).type === 'gha'));
    const own = strings.filter(({ target, value }) => targets.includes(target ?? '') && !value.includes('scope') && !value.includes('${'));
    const isComplete = targets.every((name) => own.some(({ target, attribute }) => target === name && attribute === 'cache-to'));
    // One entry that several targets inherit cannot name them all.
    if (file === undefined || !isComplete || own.length !== strings.length)
        return {};
    const replacements = own.map(({ end, target }) => ({ start: end, end, text: `,scope=${target}` }));
    return { edits: [bakeEdit(file, replacements)] };
}
/** Below this many milliseconds, building a stage again is as good as fetching it. */
const WORTH_KEEPING_MS = 5000;
/** `mode` is `min` unless it is set: of a build with several stages, the cache then lacks all but the final one's layers. */
const cacheModeMin = perTarget('cache-mode-min', 'The cache of a build with several stages is exported with `mode=max`.', (view) => {
    const entry = (view.target.definition['cache-to'] ?? []).find((each) => {
        const { type, mode } = (0,plan_definition/* attributes */.uK)(each);
        return type !== 'inline' && (mode === undefined || mode === 'min');
    });
    if (entry === undefined || exportsOf(view.target).some(({ mode }) => mode === 'max'))
        return [];
    const lost = view.needed
        .filter((stage) => !view.shipped.includes(stage))
        .flatMap(({ instructions }) => instructions);
    const ms = lost.reduce((sum, each) => sum + (msOf(view, each) ?? 0), 0);
    if (ms < WORTH_KEEPING_MS)
        return [];
    return [
        {
            title: 'Export the cache with `mode=max`',
            now: `Without it only layers of the final image are kept: ${Math.round(ms / 1000)} s of other stages are built again in each job.`,
            places: [bakePlace(view.project, view.target)],
            ...withMax(view.project, entry),
            mayBreak: [],
            estimate: { kind: 'bound', ms },
            touches: [],
        },
    ];
});
/** The entry with its mode, where the bake file says it once. */
function withMax(project, entry) {
    const file = bakeFile(project);
    const string = file === undefined ? undefined : theEntry(bakeStrings(file.text), 'cache-to', entry);
    if (file === undefined || string === undefined || !string.value.includes('='))
        return {};
    const min = string.value.indexOf('mode=min');
    const start = min < 0 ? string.end : string.start + min;
    const end = min < 0 ? string.end : start + 'mode=min'.length;
    return { edits: [bakeEdit(file, [{ start, end, text: min < 0 ? ',mode=max' : 'mode=max' }])] };
}

;// CONCATENATED MODULE: ./lib/advise/view/shipping.js



/** Below this many bytes a saving is not worth a change of a Dockerfile. */
const NOTICEABLE_BYTES = 1_000_000;
/** What the analysis of the image's files found, of its first platform that has it. */
function imageFacts({ target }) {
    for (const platform of target.record.platforms)
        if (platform.files !== undefined)
            return { platform, files: platform.files };
    return undefined;
}
/**
 * Visible bytes below a folder that no package owns; nothing when the image was not looked at. Small folders may hide in the rest of
 * the tree (`''`): then what is not seen is not known either.
 */
function bytesBelow(view, folder) {
    const tree = imageFacts(view)?.files.tree;
    if (tree === undefined)
        return undefined;
    const bytes = tree
        .filter(({ path }) => path === folder || path.startsWith(`${folder}/`))
        .reduce((sum, each) => sum + each.bytes, 0);
    return bytes > 0 || tree.every(({ path }) => path !== '') ? bytes : undefined;
}
/** Bytes of waste that one instruction's layer hides, by the instruction's line that added them; nothing when it is not known. */
function hiddenBy(view, instruction) {
    const facts = imageFacts(view);
    if (facts === undefined)
        return undefined;
    const { platform, files } = facts;
    const step = stepOf(platform, view.file, instruction);
    const layers = platform.layers ?? [];
    const layer = layers.findIndex((each) => step !== undefined && each.step === step);
    const byLine = new Map();
    for (const item of files.waste) {
        if (item.hiddenBy !== layer || layers[item.addedBy]?.fromBase === true)
            continue;
        const line = platform.steps[layers[item.addedBy]?.step ?? -1]?.line;
        byLine.set(line, (byLine.get(line) ?? 0) + item.bytes);
    }
    return [...byLine].map(([addedBy, bytes]) => ({ bytes, addedBy }));
}
/** Globs of the places in the image where files of a stage arrive, those of wanted paths; everything where its layers ship themselves. */
function arrivals(view, stage, isWanted = () => true) {
    if (view.shipped.includes(stage))
        return ['**'];
    const found = view.needed.flatMap((other) => other.instructions.flatMap((copy) => {
        const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined;
        if (from === undefined || stageNamed(view.stages, from) !== stage)
            return [];
        const words = copy.exec ?? copy.words.map(({ text }) => text);
        if (!words.slice(0, -1).some(isWanted))
            return [];
        if (!view.shipped.includes(other))
            return ['**'];
        const to = absolute(workdirAt(other, copy) ?? '/', words.at(-1) ?? '');
        return to === undefined || to === '/' ? ['**'] : [to.slice(1), `${to.slice(1)}/**`];
    }));
    // A stage that starts from it carries its files on.
    return view.needed.some(({ parent }) => parent === stage) ? ['**'] : [...new Set(found)];
}

;// CONCATENATED MODULE: ./lib/advise/rules/cache/compression.js
/** What `force-compression` costs: layers of the base are compressed anew, and are then no longer those that machines have. */




/**
 * zstd for the image's own layers takes nothing from anybody; with `force-compression` a pull fetches the base again
 * (BuildKit's README, image exporter).
 */
const forcedCompression = perTarget('forced-compression', 'Layers of the base keep the compression in which machines already have them.', (view) => {
    const outputs = (view.target.definition.output ?? []).map(plan_definition/* attributes */.uK);
    const forced = outputs.find((entry) => entry['force-compression'] === 'true' && entry.compression !== undefined);
    const layers = view.target.record.platforms[0]?.layers ?? [];
    const bytes = layers
        .filter(({ fromBase }) => fromBase === true)
        .reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
    if (forced === undefined || bytes < NOTICEABLE_BYTES)
        return [];
    return [
        {
            title: 'Leave out `force-compression`',
            now: `It compresses the base as ${forced.compression} too, ${Math.round(bytes / 1_000_000)} MB that a machine with \`${view.shipped.at(-1)?.image ?? 'the base'}\` must then pull again.`,
            places: [bakePlace(view.project, view.target)],
            mayBreak: [],
            check: 'Where every image of a fleet is built this way, the bases are shared again among them.',
            touches: [],
        },
    ];
});

;// CONCATENATED MODULE: ./lib/advise/rules/cache/copy-link.js
/** `COPY --link` keeps a layer valid when the base below it moves: nothing has to be copied, or exported, again. */






/** Share of the last commits that must have moved the base, and how many commits tell it. */
const OFTEN = 0.05;
const ENOUGH_COMMITS = 20;
/** Folders that are links to others in today's distributions: `--link` would put a folder in the link's place. */
const LINKS = /^\/(bin|sbin|lib|lib64|var\/run|var\/lock)(\/|$)/;
/** Where the base is pinned by digest, a commit that changes only the Dockerfile is most likely a new digest. */
const copyLink = perTarget('copy-link', 'Copies onto a base that moves often are made with `--link`.', (view) => {
    const root = view.shipped.at(-1);
    const { commits } = view.project;
    if (root === undefined ||
        !view.isImage ||
        image_name_imageName(view.variables.expand(root.image) ?? root.image).digest === undefined)
        return [];
    const bumps = commits.filter(({ paths }) => paths.length === 1 && paths[0] === view.file);
    if (commits.length < ENOUGH_COMMITS || bumps.length / commits.length < OFTEN)
        return [];
    const own = view.shipped.flatMap((stage) => stage.instructions.map((each) => ({ stage, each })));
    // With a RUN among them the layers above depend on it all the same.
    if (own.some(({ each }) => each.keyword === 'RUN'))
        return [];
    const open = own
        .filter(({ each }) => each.keyword === 'COPY' && each.flags.every(({ name }) => name !== 'link'))
        .map(({ each }) => each);
    const [first] = open;
    if (first === undefined)
        return [];
    const edits = open.map(({ start, keyword }) => ({
        start: start + keyword.length,
        end: start + keyword.length,
        text: ' --link',
    }));
    return [
        {
            title: 'Copy with `--link`',
            now: `${bumps.length} of the last ${commits.length} commits changed the Dockerfile alone, as a new digest of \`${image_name_imageName(root.image).repository}\` does, and each copied everything again.`,
            places: [placeOf(view, first), ...open.slice(1).map((each) => placeOf(view, each))],
            edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
            mayBreak: open.flatMap((each) => reasons(view, each)),
            touches: [],
        },
    ];
});
/** `--link` copies onto nothing: it sees neither links nor users of the image below. */
function reasons(view, copy) {
    const stage = view.shipped.find(({ instructions }) => instructions.includes(copy));
    const to = stage === undefined
        ? undefined
        : absolute(workdirAt(stage, copy), (copy.exec ?? copy.words.map(({ text }) => text)).at(-1) ?? '');
    const owner = copy.flags.find(({ name }) => name === 'chown')?.value;
    return [
        ...(to === undefined || LINKS.test(`/${(0,path_match/* contextPath */.VJ)(to)}`)
            ? [`Line ${copy.line} copies to a folder that may be a link.`]
            : []),
        ...(owner === undefined || /^\d+(:\d+)?$/.test(owner)
            ? []
            : [`Line ${copy.line} names the user \`${owner}\`, whom \`--link\` cannot look up.`]),
    ];
}

;// CONCATENATED MODULE: ./lib/advise/view/replay.js

/** Fewer commits say nothing about how often something changes. */
const replay_ENOUGH_COMMITS = 20;
/** Below this many milliseconds a gain is no gain: builds of one commit differ by more. */
const NOTICEABLE_MS = 500;
/**
 * Share (0 to 1) of the last commits that change something of the context that counts now and nothing that will count then;
 * nothing where the history is too short.
 */
function sparedShare(view, countsNow, countsThen) {
    const { commits } = view.project;
    if (commits.length < replay_ENOUGH_COMMITS)
        return undefined;
    const spared = commits.filter(({ paths }) => {
        const inside = paths.flatMap((path) => inContext(view, path) ?? []).filter((path) => !isIgnored(view, path));
        return inside.some(countsNow) && !inside.some(countsThen);
    });
    return spared.length / commits.length;
}
/** The gain of a build's time: `expected` where the history says how often it counts, else the `bound` itself. */
function timeEstimate(boundMs, share) {
    if (boundMs === undefined)
        return undefined;
    return share === undefined ? { kind: 'bound', ms: boundMs } : { kind: 'expected', ms: Math.round(boundMs * share) };
}
/** False where a gain is known to be none; what is not known may be one. */
function isWorthIt(estimate, share) {
    if (share === 0)
        return false;
    return estimate?.ms === undefined || estimate.ms >= NOTICEABLE_MS;
}

;// CONCATENATED MODULE: ./lib/advise/rules/cache/unpaid.js




/**
 * All that a cache can bring is the longest way of a build in which everything ran. Where the export alone takes longer, no number of
 * hits pays for it.
 */
const cacheExportUnpaid = perTarget('cache-export-unpaid', 'A cache is exported only where that takes less time than it can save.', (view) => {
    const platform = slowestPlatform(view);
    const isCold = platform?.steps.every(({ kind, state }) => kind === 'from' || state === 'ran' || state === 'shared') === true;
    if (platform === undefined || !isCold || exportsOf(view.target).length === 0)
        return [];
    const exports = view.target.record.phases.filter(({ kind, error }) => kind === 'cache-export' && error === undefined);
    const cost = exports.reduce((sum, { ms }) => sum + ms, 0);
    const most = longestPath(platform);
    if (exports.length === 0 || cost - most < NOTICEABLE_MS)
        return [];
    return [
        {
            title: 'Drop the export of this cache',
            now: `Exporting takes ${seconds(cost)}, and building all of it without any cache ${seconds(most)}.`,
            places: [bakePlace(view.project, view.target)],
            mayBreak: [],
            estimate: { kind: 'bound', ms: cost },
            touches: [],
        },
    ];
});
/** Steps that ran with restored mounts and have run with empty ones before tell what a mount brings; the rest is what it costs. */
const cacheMountsUnpaid = {
    id: 'cache-mounts-unpaid',
    about: 'Cache mounts are carried between jobs only where that takes less time than it saves.',
    detect: ({ record, targets }) => {
        const mounts = record.cacheMounts;
        if (mounts?.warm === undefined)
            return [];
        const brought = mounts.warm.coldMs - mounts.warm.ms;
        const cost = mounts.restoreMs + mounts.keepMs;
        const used = targets.filter((target) => target.record.platforms.some(({ steps }) => steps.some(({ cacheMounts }) => (cacheMounts ?? []).length > 0)));
        const [first] = used;
        if (first === undefined || cost - brought < NOTICEABLE_MS)
            return [];
        const finding = {
            rule: 'cache-mounts-unpaid',
            targets: used.map(({ name }) => name),
            title: 'Do not carry cache mounts between jobs',
            now: `Restoring and keeping them takes ${seconds(cost)}, and the steps that use them are ${brought > 0 ? `only ${seconds(brought)} faster` : 'no faster'} with them.`,
            places: [{ file: first.dockerfile ?? '' }],
            mayBreak: [],
            estimate: { kind: 'bound', ms: cost - Math.max(0, brought) },
            touches: [],
        };
        return [finding];
    },
};
function seconds(ms) {
    return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

;// CONCATENATED MODULE: ./lib/advise/rules/ignore-lines.js

/** The target's ignore file with patterns added at its end, those it has already left out; nothing where it has all, or has no place. */
function withIgnored(view, patterns) {
    const file = view.target.ignoreFile;
    const missing = patterns.filter((pattern) => !isIgnored(view, pattern));
    if (file === undefined || missing.length === 0)
        return undefined;
    const before = view.project.files.get(file);
    const newline = before?.includes('\r\n') === true ? '\r\n' : '\n';
    const added = missing.map((pattern) => pattern + newline).join('');
    if (before === undefined)
        return { file, after: added };
    const gap = before === '' || before.endsWith('\n') ? '' : newline;
    return { file, before, after: before + gap + added };
}

;// CONCATENATED MODULE: ./lib/advise/rules/context/git-readers.js
/** Who reads git's own data while an image is built: leaving `.git` out of the context would break them or change a version. */


/** Tools that derive a version from tags and commits, by the file that asks for them. */
const TOOLS = [
    [
        /(^|\/)(pyproject\.toml|setup\.(py|cfg)|requirements[^/]*\.txt)$/,
        ('hatch-vcs setuptools-scm setuptools_scm setuptools-git-versioning versioningit poetry-dynamic-versioning ' +
            'uv-dynamic-versioning versioneer dunamai pbr miniver pdm-backend').split(' '),
    ],
    [
        /(^|\/)(Cargo\.toml|build\.rs)$/,
        ['"git"', ...'vergen shadow-rs git-version git2version built build-info git_version'.split(' ')],
    ],
    [
        /(^|\/)(package\.json|[^/]*\.config\.[cm]?[jt]s)$/,
        [
            'git rev-parse',
            'git describe',
            'git log',
            ...'git-rev-sync git-describe git-revision git-repo-info plugin-git gitInfo git-commit'.split(' '),
        ],
    ],
    [/(^|\/)pom\.xml$/, 'git-commit-id buildnumber-maven-plugin jgitver maven-git-versioning'.split(' ')],
    [
        /\.gradle(\.kts)?$/,
        [
            'git describe',
            ...'gradle-git-properties git-version axion-release nebula.release jgitver reckon grgit gitinfo'.split(' '),
        ],
    ],
    [/\.(cs|fs|vb)proj$|\.props$/, ['GitVersion', 'MinVer', 'Nerdbank', 'SourceLink']],
    [/(^|\/)(mix\.exs|Rakefile)$|\.gemspec$/, ['git ls-files', 'git describe', 'git rev-parse', 'git log']],
    [/(^|\/)(Makefile|justfile|Taskfile\.ya?ml)$|\.(sh|mk)$/, ['git ']],
    [/(^|\/)\.goreleaser\.ya?ml$/, ['builds', 'version']],
    [
        /(^|\/)(mkdocs\.ya?ml|hugo\.(toml|ya?ml)|(docusaurus|\.vitepress\/)?config\.[cm]?[jt]s|_config\.yml)$/,
        [
            'git-revision',
            'git-authors',
            'git-committers',
            'enableGitInfo',
            'showLastUpdate',
            'lastUpdated',
            'last-modified',
        ],
    ],
];
/** Why `.git` has to stay in the context, in words for a reader; empty when nothing is known to read it. */
function gitReaders(view) {
    const reasons = new Set();
    for (const [path, text] of view.project.files) {
        if (inContext(view, path) === undefined)
            continue;
        for (const [file, tools] of TOOLS) {
            const tool = file.test(path) ? tools.find((each) => text.includes(each)) : undefined;
            const script = path.endsWith('package.json') ? unreadScript(view, path, text) : undefined;
            if (script !== undefined)
                reasons.add(`\`${path}\` runs \`${script}\`, which may read \`.git\`.`);
            if (tool !== undefined)
                reasons.add(`\`${path}\` uses \`${tool.trim()}\`, which reads \`.git\`.`);
        }
    }
    for (const { instructions } of view.needed) {
        for (const run of instructions) {
            for (const command of runText(view.document, run)?.commands ?? []) {
                const [name = ''] = wordsOf(command);
                if (name === 'git' && !['clone', 'config', '--version', 'init'].includes(wordsOf(command)[1] ?? ''))
                    reasons.add(`Line ${run.line} calls \`git\`.`);
                const script = /^\.{0,2}\/?[\w./-]+\.(sh|py|rb|js|mjs)$/.test(name) ? name.replace(/^\.\//, '') : undefined;
                // A script that nobody has read may do anything.
                const path = [view.target.context, script]
                    .filter((part) => part !== undefined && part !== '' && part !== '.')
                    .join('/');
                if (script !== undefined && !script.startsWith('/') && !view.project.files.has(path))
                    reasons.add(`Line ${run.line} runs \`${name}\`, which may read \`.git\`.`);
            }
        }
    }
    return [...reasons];
}
/** A shell script that package.json calls and nobody has read. */
function unreadScript(view, path, text) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const called = text.split(/[\s"'=]+/).filter((word) => /^[\w./-]+\.sh$/.test(word));
    return called.find((word) => !view.project.files.has(folder + word.replace(/^\.\//, '')));
}

;// CONCATENATED MODULE: ./lib/advise/rules/context/paths.js
/** The last part of a path. */
function basename(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./lib/advise/rules/context/idle-files.js
/** Files of a context that describe the project or its building, and that no step uses. */


/** Kinds of files, in the order in which a reader would list them. */
const KINDS = [
    { is: (path) => /(^|\/)([\w.-]+\.)?Dockerfile(\.[\w.-]+)?$/.test(path), pattern: (path) => path },
    {
        is: (path) => /^([\w./-]*Dockerfile[\w.-]*)?\.dockerignore$/.test(path),
        pattern: (path) => path,
        isMinor: true,
    },
    { is: (path) => /^docker-bake(\.override)?\.(hcl|json)$/.test(path), pattern: (path) => path },
    { is: (path) => /^(docker-)?compose(\.[\w.-]+)?\.ya?ml$/.test(path), pattern: (path) => path },
    {
        is: (path) => /^\.(github|gitlab|circleci|vscode|idea|devcontainer)\//.test(path),
        pattern: (path) => path.slice(0, path.indexOf('/')),
    },
    {
        // Not .gitignore and .editorconfig: packers, linters and compilers read them.
        is: (path) => /^\.(gitlab-ci\.yml|pre-commit-config\.yaml)$/.test(path),
        pattern: (path) => path,
        isMinor: true,
    },
    { is: (path) => /^(CHANGELOG|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT)\.md$/.test(path), pattern: (path) => path },
    { is: (path) => path === 'README.md', pattern: () => 'README.md' },
    { is: (path) => /^docs\/.*\.(md|png|jpe?g|svg|drawio)$/.test(path), pattern: () => 'docs' },
];
/** From this many on, files of one name are one pattern. */
const MANY = 3;
/** Patterns for files that the context holds and nobody is known to use. */
function idlePatterns(view) {
    const paths = view.target.contextFiles;
    const found = new Map();
    for (const path of paths) {
        // What others have written is as they want it.
        if (/(^|\/)(vendor|node_modules|third_party)\//.test(path))
            continue;
        const kind = KINDS.find(({ is }) => is(path));
        if (kind === undefined)
            continue;
        const name = basename(path);
        const alike = paths.filter((each) => each.endsWith(`/${name}`));
        // A repository of many services has many of them: one line is for all.
        const isOneOfMany = name.includes('Dockerfile') && alike.length >= MANY;
        const pattern = isOneOfMany ? `**/${name}` : kind.pattern(path);
        const isMinor = kind.isMinor === true;
        const matches = (each) => isOneOfMany ? basename(each) === name : each === pattern || each.startsWith(`${pattern}/`);
        if (!found.has(pattern))
            found.set(pattern, { pattern, matches, isMinor, names: [basename(pattern)] });
    }
    const texts = usersOf(view);
    const isReadmeRisky = paths.some((path) => /(^|\/)(Cargo\.toml|pyproject\.toml|setup\.py|mix\.exs)$/.test(path));
    return [...found.values()].filter(({ pattern, names }) => {
        if (pattern === 'README.md' && isReadmeRisky)
            return false;
        // A folder that holds more than documents is something else.
        if (pattern === 'docs' && paths.some((path) => path.startsWith('docs/') && !KINDS.some(({ is }) => is(path))))
            return false;
        return !texts.some((text) => names.some((name) => text.includes(name)));
    });
}
/** Texts that would name a file that is used: instructions of every Dockerfile with this ignore file, and the project's own files. */
function usersOf(view) {
    const instructions = view.all
        .filter(({ target }) => target.ignoreFile === view.target.ignoreFile)
        .flatMap(({ document }) => document.instructions.map(({ start, end }) => document.text.slice(start, end)));
    const files = [...view.project.files].flatMap(([path, text]) => {
        const inside = inContext(view, path);
        if (inside === undefined || !view.target.contextFiles.includes(inside))
            return [];
        return KINDS.some(({ is }) => is(inside)) ? [] : [text];
    });
    return [...instructions, ...files];
}

;// CONCATENATED MODULE: ./lib/advise/rules/context/unneeded-files.js
/** Files that no step needs make steps run again when they change: they belong into the ignore file. */









/** `.git` changes with every commit, and with every clone of one. */
const unneededFiles = perTarget('unneeded-context-files', 'Git’s data, documents and build files that no step needs are left out of the build context.', (view) => {
    const copies = view.needed.flatMap((stage) => stage.instructions.flatMap((each) => {
        const copy = contextCopy(each);
        return copy?.sources.includes('') === true ? [{ copy, stage }] : [];
    }));
    const [first] = copies;
    return first === undefined || view.target.ignoreFile === undefined ? [] : (candidate(view, copies) ?? []);
});
function candidate(view, copies) {
    const [first] = copies;
    if (first === undefined)
        return undefined;
    const atRoot = view.target.context === '' || view.target.context === '.';
    const hasGit = atRoot && !isIgnored(view, '.git/HEAD') && !isWanted(view, '.git') && takes(first.copy, '.git/HEAD');
    const readers = hasGit ? gitReaders(view) : [];
    const idle = idlePatterns(view).filter(({ pattern }) => !isIgnored(view, pattern) && !isWanted(view, pattern));
    const runs = copies.flatMap(({ copy }) => runsAfter(view, copy.instruction));
    const takesGit = hasGit && readers.length === 0;
    const isReason = takesGit || idle.some(({ isMinor }) => !isMinor);
    const patterns = [...(takesGit ? ['.git'] : []), ...(isReason ? idle.map(({ pattern }) => pattern) : [])];
    if ((!hasGit && !isReason) || runs.length === 0)
        return undefined;
    const edit = withIgnored(view, patterns);
    const isIdle = (path) => idle.some(({ matches }) => matches(path));
    const isTaken = (path) => copies.some(({ copy }) => takes(copy, path));
    // A commit is spared when all it changes of the context is idle: what counts then is everything else.
    const share = sparedShare(view, isTaken, (path) => isTaken(path) && !isIdle(path));
    const bound = savedMs(view, new Map(runs.map((run) => [run, 0])));
    const estimate = patterns.includes('.git') ? timeEstimate(bound, undefined) : timeEstimate(bound, share);
    const isWorth = hasGit ? isWorthIt(estimate) : isWorthIt(estimate, share);
    const names = patterns.slice(0, 4).map((pattern) => `\`${pattern}\``);
    return [
        {
            title: patterns.length === 0
                ? 'Leave `.git` out of the build context'
                : `Leave ${names.join(', ')}${patterns.length > 4 ? ' and others' : ''} out of the build context`,
            now: `Line ${first.copy.instruction.line} copies them, so a change of one makes ${runs.length === 1 ? 'one RUN' : `${runs.length} RUNs`} run again.${hasGit ? ' `.git` changes with every commit.' : ''}`,
            places: [placeOf(view, first.copy.instruction), { file: view.target.ignoreFile ?? '' }],
            ...(edit === undefined ? {} : { edits: [edit] }),
            mayBreak: readers.length === 0
                ? []
                : [...readers, 'To git, a file that is left out is one that was deleted: the version would say so.'],
            ...(estimate === undefined ? {} : { estimate }),
            touches: copies
                .filter(({ stage }) => view.shipped.includes(stage))
                .flatMap(({ copy, stage }) => {
                const to = absolute(workdirAt(stage, copy.instruction) ?? '/', copy.destination) ?? '';
                return patterns.flatMap((pattern) => [`${to}/${pattern}`.slice(1), `${to}/${pattern}/**`.slice(1)]);
            }),
            isWorthIt: isWorth,
        },
    ];
}

;// CONCATENATED MODULE: ./lib/advise/rules/above.js
/** Where new lines go that belong to none of the comments around, and instructions with the comments that belong to them. */


/** A parser directive is one only at the top of the file: nothing may come before it. */
const DIRECTIVE = /^#\s*(syntax|escape|check)\s*=/i;
/** Lines above an instruction and above the comment that belongs to it. */
function insertAbove(document, instruction, lines) {
    const start = commentStart(document, instruction);
    return insertBefore(document, { start, end: start }, lines);
}
/** An instruction with the comment right above it, as written, and what takes both out. */
function withComment(document, instruction) {
    const { text } = document;
    const start = commentStart(document, instruction);
    const end = Math.min(endOfLine(text, instruction.end) + 1, text.length);
    return { text: text.slice(start, instruction.end), removal: { ...gapless(text, { start, end }), text: '' } };
}
/** Start of the comment lines right above, or of the instruction's own line. */
function commentStart({ text }, { start: from }) {
    let start = text.lastIndexOf('\n', from - 1) + 1;
    while (start > 0) {
        const above = text.lastIndexOf('\n', start - 2) + 1;
        const line = text.slice(above, start);
        if (!line.trimStart().startsWith('#') || DIRECTIVE.test(line))
            break;
        start = above;
    }
    return start;
}
/** Of two empty lines that would meet, one goes as well. */
function gapless(text, { start, end }) {
    const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, start);
    const below = text.slice(end, endOfLine(text, end) + 1);
    const isBetweenEmpty = start > 0 && above.trim() === '' && below.trim() === '' && below !== '';
    return isBetweenEmpty ? { start, end: end + below.length } : { start, end };
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/split-install.js
/** Takes the install out of a RUN, so that a COPY can stand between it and what needs the source. */



/** Commands that change how the ones after them run: those cannot be in another RUN. */
const LASTING = new Set(['cd', 'export', 'source', '.', 'umask', 'unset', 'alias', 'trap', '']);
/** The RUN in two; nothing where they hang together: heredocs, exec form, other operators than `&&`, `cd` and `export`. */
function splitInstall(document, { run, text, command, install }) {
    const before = text.commands.filter((each) => each.start < command.start && !each.nested);
    const after = text.commands.find((each) => each.start > command.end && !each.nested);
    const isAlone = before.length === 0 && after === undefined;
    if (isAlone && install.early === undefined)
        return {};
    if (text.form !== 'shell' || before.some((each) => LASTING.has(wordsOf(each)[0] ?? '')))
        return undefined;
    const operators = [...before, ...(after === undefined ? [] : [command])].map((each) => each.after);
    if (operators.some((each) => each !== '&&'))
        return undefined;
    if (install.early !== undefined) {
        const lead = document.text.slice(text.body.start, command.start);
        const early = head(document, run) + lead + environment(document, command) + install.early;
        return { before: early, ...(lead === '' ? {} : { cut: { start: text.body.start, end: command.start } }) };
    }
    if (after === undefined)
        return {};
    const comments = document.text
        .slice(command.end, after.start)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.startsWith('#'));
    const rest = head(document, run) + document.text.slice(after.start, run.end);
    return { cut: { start: command.end, end: run.end }, rest: [...comments, rest].join(document.newline) };
}
/** Keyword and flags, as written, up to the first word. */
function head(document, run) {
    const first = run.words[0]?.start ?? run.end;
    const keyword = keywordLike(document, run, 'RUN');
    return run.flags.length === 0 ? `${keyword} ` : keyword + document.text.slice(run.start + keyword.length, first);
}
/** Go's switches of the compiler do not matter for a download. */
const NOT_FOR_DOWNLOADS = /^(CGO_ENABLED|GOOS|GOARCH|GOAMD64|GOARM)=/;
function environment(document, { assignments }) {
    return assignments
        .filter(({ text }) => !NOT_FOR_DOWNLOADS.test(text))
        .map((each) => `${textOf(document, each)} `)
        .join('');
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/cargo-chef.js















/** Fewer packages than this are compiled in no time: two more stages would cost more. */
const ENOUGH_PACKAGES = 10;
/** Options of `cargo build` that `cargo chef cook` has as well, with the same meaning (cargo-chef 0.1.77, `Cook` in src/main.rs). */
const WITH_VALUE = new Set(['--features', '-F', '--target', '--target-dir', '--profile', '-p', '--package', '--bin']);
const WITHOUT_VALUE = new Set('--release -r --locked --frozen --offline --all-features --no-default-features --workspace --bins'.split(' '));
/** Those that change nothing of the result. */
const DROPPED = new Set(['-v', '--verbose', '-q', '--quiet']);
/** cargo-chef, from its prebuilt image; where that cannot be had, compiled once in a stage of its own. */
const cargoChef = perTarget('cargo-chef', 'A Rust project’s dependencies are compiled before its source is copied, by cargo-chef.', (view) => view.needed.flatMap((stage) => runSites(view, stage, isBuild)
    .slice(0, 1)
    .flatMap((site) => cargo_chef_candidate(view, site) ?? [])));
function isBuild(command) {
    return command.words[0]?.text === 'cargo' && ['build', 'b'].includes(command.words[1]?.text ?? '');
}
function cargo_chef_candidate(view, site) {
    const { run, command, stage, copies, folder } = site;
    const first = copies[0];
    const root = chainOf(stage).at(-1);
    if (first === undefined || root === undefined || view.shipped.includes(root) || hasChef(view))
        return undefined;
    if (run.flags.some((flag) => flag.name === 'mount' && /(^|\/)target\/?$/.test(mountFields(flag).get('target') ?? '')))
        return undefined;
    const lock = view.project.files.get(inRepository(view, folder, 'Cargo.lock'));
    const dependencies = lock === undefined ? 0 : readToml(lock).entries.filter(({ key }) => key === 'source').length;
    if (dependencies < ENOUGH_PACKAGES)
        return undefined;
    // The source is not there yet: its author builds dependencies with an empty main, or the like.
    const isManifest = (path) => /(^|\/)(Cargo\.(toml|lock)|rust-toolchain(\.toml)?|\.cargo\/config\.toml)$/.test(path);
    if (!view.target.contextFiles.some((path) => !isManifest(path) && copies.some((copy) => takes(copy, path))))
        return undefined;
    const base = image_name_imageName(root.image);
    // Its tags follow the official image's (cargo-chef's README, "Pre-built images").
    const chef = `lukemathwalker/cargo-chef:latest${base.tag === undefined || base.tag === 'latest' ? '' : `-rust-${base.tag}`}`;
    const cook = cookCommand(command);
    const mayBreak = [
        ...(base.repository === 'rust'
            ? []
            : [`\`${root.image}\` is not the official Rust image, from which cargo-chef’s is made.`]),
        ...(base.digest === undefined
            ? []
            : [`\`${root.image}\` is pinned by its digest; cargo-chef’s image has another one.`]),
        ...(copies.every(({ instruction }) => stage.instructions.includes(instruction))
            ? []
            : ['The source is copied in another stage, for every stage that starts from it.']),
        ...(cook === undefined ? ['`cargo build` has options that `cargo chef cook` does not know.'] : []),
        ...(site.workdir === '/' ? ['There is no WORKDIR to keep the recipe in.'] : []),
        ...outside(view, folder),
        ...(view.document.instructions.some((each) => sourcesOf(each).some((from) => /^\d+$/.test(from)))
            ? ['Stages are copied from by number, and two more stages would shift the numbers.']
            : []),
    ];
    const edits = mayBreak.length > 0 ? undefined : rewrite(view, site, root, cook ?? '', chef);
    if (mayBreak.length === 0 && edits === undefined)
        mayBreak.push('`cargo build` is one command of several here, which would have to be taken apart.');
    const bound = savedMs(view, new Map([[run, 0]]));
    const share = sparedShare(view, (path) => copies.some((copy) => takes(copy, path)), isManifest);
    const estimate = timeEstimate(bound, share);
    const flags = run.flags.map((flag) => `${textOf(view.document, flag)} `).join('');
    return {
        title: 'Compile the dependencies before the source is copied, with cargo-chef',
        now: `\`cargo build\` (line ${run.line}) compiles all ${dependencies} dependencies again whenever a file changes that line ${first.instruction.line} copies.`,
        places: [placeOf(view, first.instruction), placeOf(view, run)],
        ...(edits === undefined
            ? {}
            : {
                edits,
                pulls: [chef],
                otherwise: rewrite(view, site, root, cook ?? '', root.image, `RUN ${flags}cargo install --locked cargo-chef`) ?? [],
            }),
        mayBreak,
        check: 'A crate that is no member of the workspace and lies in the context is compiled again each time.',
        ...(estimate === undefined ? {} : { estimate }),
        touches: [],
        isWorthIt: isWorthIt(estimate, share),
    };
}
function hasChef({ document }) {
    return document.instructions.some(({ keyword, words }) => keyword === 'RUN' && words.some(({ text }) => text === 'chef' || text === 'cargo-chef'));
}
/** `cargo chef cook` with the build's options; nothing where one of them means something else there. */
function cookCommand(command) {
    const options = [];
    for (let at = 2; at < command.words.length; at++) {
        const word = command.words[at]?.text ?? '';
        const name = word.split('=')[0] ?? '';
        if (DROPPED.has(word) || word.startsWith('-j'))
            continue;
        if (WITHOUT_VALUE.has(word))
            options.push(word === '-r' ? '--release' : word);
        else if (!WITH_VALUE.has(name))
            return undefined;
        else if (word === name)
            options.push(word === '-F' ? '--features' : word, command.words[++at]?.text ?? '');
        else
            options.push(word);
    }
    // A value with a space was in quotes, which are not kept.
    if (options.some((option) => /[\s$`]/.test(option)) || hasOption(command, '--manifest-path'))
        return undefined;
    return ['cargo chef cook', ...options, '--recipe-path recipe.json'].join(' ');
}
/** Path dependencies that the context does not hold. */
function outside(view, folder) {
    const files = view.target.contextFiles;
    const known = { has: (path) => files.includes(path), text: () => undefined, files };
    return files
        .filter((path) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'))
        .flatMap((path) => {
        const text = view.project.files.get(inRepository(view, '', path)) ?? '';
        const own = path.slice(0, -'Cargo.toml'.length);
        return readToml(text).entries.flatMap(({ key, value }) => {
            const local = value.startsWith('{') ? tomlField(value, 'path') : undefined;
            const isMissing = local !== undefined && localInput(known, own, local) === undefined && !isSelf(own, local, folder);
            return isMissing ? [`\`${key}\` comes from \`${local}\`, which is not in the build context.`] : [];
        });
    });
}
/** A member that depends on the workspace’s root. */
function isSelf(own, local, folder) {
    const parts = own.split('/').filter((part) => part !== '');
    for (const part of local.split('/'))
        if (part === '..')
            parts.pop();
    return parts.join('/') === folder && /^[./]+$/.test(local);
}
function inRepository({ target }, folder, path) {
    return [target.context, folder, path].filter((part) => part !== undefined && part !== '' && part !== '.').join('/');
}
/** The stages `chef` and `planner` in front, the recipe in the place of the source, and the source below the cooking. */
function rewrite(view, site, root, cook, image, install) {
    const { document } = view;
    const { run, copies, workdir } = site;
    const split = splitInstall(document, {
        ...site,
        install: { manager: 'cargo', early: cook, inputs: [], mayBreak: [] },
    });
    const [imageWord] = root.from.words;
    if (split?.before === undefined || imageWord === undefined)
        return undefined;
    const taken = new Set(view.stages.flatMap(({ name }) => name?.toLowerCase() ?? []));
    const [chef, planner] = taken.has('chef') || taken.has('planner') ? ['cargo-chef', 'cargo-planner'] : ['chef', 'planner'];
    const word = (keyword) => keywordLike(document, root.from, keyword);
    const platform = root.from.flags.map((flag) => `${textOf(document, flag)} `).join('');
    const source = copies.map(({ instruction }) => textOf(document, instruction));
    const lines = [
        `${word('FROM')} ${platform}${image} ${word('AS')} ${chef}`,
        ...(install === undefined ? [] : [install.replace(/^RUN/, word('RUN'))]),
        '',
        `${word('FROM')} ${chef} ${word('AS')} ${planner}`,
        `${word('WORKDIR')} ${workdir}`,
        ...source,
        `${word('RUN')} cargo chef prepare --recipe-path recipe.json`,
        '',
    ];
    const recipe = `${word('COPY')} --from=${planner} ${workdir}/recipe.json recipe.json`;
    const edits = [
        insertAbove(document, root.from, lines),
        { start: imageWord.start, end: imageWord.end, text: chef },
        ...copies.map(({ instruction }, at) => at === 0 ? { start: instruction.start, end: instruction.end, text: recipe } : remove(document, instruction)),
        insertBefore(document, run, [split.before, ...source]),
        ...(split.cut === undefined ? [] : [{ ...split.cut, text: '' }]),
    ];
    return [{ file: view.file, before: document.text, after: replaceAll(document.text, edits) }];
}

;// CONCATENATED MODULE: ./lib/advise/view/independent.js
/** Commands that read nothing of the project: they can run before its files are there. */



/** System package managers, users and other things that a fresh system gives by itself. */
const SYSTEM = new Set(('apt-get apt apk dnf microdnf yum zypper update-ca-certificates locale-gen adduser addgroup useradd groupadd usermod ' +
    'set true echo apt-mark update-alternatives a2enmod pecl docker-php-ext-install docker-php-ext-enable docker-php-ext-configure').split(' '));
/**
 * Whether a command needs no file of the project, and touches none of the folders they are copied to (absolute paths). What is not known
 * to be so, may.
 */
function isIndependent(command, copiedTo = []) {
    const words = wordsOf(command);
    if (words.slice(1).some((word) => copiedTo.some((folder) => meets(folder, word))))
        return false;
    const name = words[0] ?? '';
    if (command.redirects.some(({ text }) => !text.startsWith('/')))
        return false;
    if (name === '' || SYSTEM.has(name))
        return !words.some((word) => /^\.{1,2}\//.test(word) || /\.(deb|rpm|apk)$/.test(word));
    if (name === 'mkdir' || name === 'rm' || name === 'ln')
        return operands(command).every((path) => path.startsWith('/'));
    // Without a version, `prepare` and `install` read it from package.json.
    if (name === 'corepack')
        return words[1] === 'enable' || words.slice(2).some((word) => word.includes('@'));
    if (['npm', 'pnpm', 'yarn', 'bun'].includes(name))
        return isGlobalInstall(command, words);
    if (name === 'go')
        return words[1] === 'install' && words.some((word) => word.includes('@'));
    if (name === 'cargo')
        return words[1] === 'install' && !hasOption(command, '--path');
    if (name === 'gem')
        return words[1] === 'install';
    // uv reads its settings from pyproject.toml, whatever it installs.
    const pip = name === 'uv' ? undefined : pipArguments(words);
    return (pip !== undefined &&
        pip.length > 0 &&
        pip.every((word) => !/^(-r|-c|-e|--requirement|--constraint|--editable)|[/.](whl|gz|zip)?$|^\.|\//.test(word)));
}
function isGlobalInstall(command, words) {
    if (words[1] === 'config' || (words[1] === 'cache' && words[2] === 'clean'))
        return true;
    const isGlobal = hasOption(command, '-g', '--global') || words[1] === 'global';
    return isGlobal && words.slice(2).every((word) => !/^\.|^\//.test(word));
}
/** A word that names the folder, something in it, or what it lies in: to delete or to create those is another thing before the copy. */
function meets(folder, word) {
    const path = word.replace(/^--?[\w-]+=/, '').replace(/(.)\/$/, '$1');
    return (path.startsWith('/') && (below(folder, path) !== undefined || (path !== '/' && below(path, folder) !== undefined)));
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/independent-runs.js
/** RUNs that stand below a COPY and need nothing of it. */






/** Between the two only what means the same in any order. */
const NEUTRAL = new Set(['LABEL', 'EXPOSE', 'STOPSIGNAL']);
/** Folders that belong to the system: what is copied there may be configuration that a package manager reads. */
const SYSTEM_FOLDERS = [
    '/etc',
    '/usr',
    '/root',
    '/bin',
    '/sbin',
    '/lib',
    '/lib64',
    '/var',
    '/run',
    '/tmp',
    '/boot',
    '/dev',
    '/proc',
];
/** The first such place of a stage. */
function independentRuns(view, stage) {
    if (!hasUsualShell(stage))
        return undefined;
    let copies = [];
    let runs = [];
    for (const each of stage.instructions) {
        const isRun = each.keyword === 'RUN';
        const text = isRun ? runText(view.document, each) : undefined;
        const isFree = text !== undefined &&
            each.flags.every(({ value }) => !value.includes('type=bind')) &&
            text.commands.every((command) => isIndependent(command, destinations(stage, copies)) && !readsSettings(view, command));
        if (isProjectCopy(view, stage, each)) {
            copies.push(each);
        }
        else if (copies.length > 0 && isFree && text.commands.some(({ words }) => words.length > 1))
            runs.push(each);
        else if (!NEUTRAL.has(each.keyword) && !(isFree && copies.length === 0)) {
            if (runs.length > 0)
                break;
            copies = [];
            runs = [];
        }
    }
    const [copy, ...moreCopies] = copies.filter((each) => each.start < (runs.at(-1)?.start ?? 0));
    const [run, ...moreRuns] = runs;
    return copy === undefined || run === undefined
        ? undefined
        : { stage, copies: [copy, ...moreCopies], runs: [run, ...moreRuns] };
}
/** Package managers of Node read their registry from the project's folder, also for what they install globally. */
function readsSettings({ target }, { words }) {
    const isNode = ['npm', 'pnpm', 'yarn', 'bun'].includes(words[0]?.text ?? '');
    return isNode && target.contextFiles.some((path) => /(^|\/)(\.npmrc|\.yarnrc(\.yml)?|bunfig\.toml)$/.test(path));
}
/** Folders that the COPYs fill. */
function destinations(stage, copies) {
    return copies.flatMap((copy) => {
        const words = copy.exec ?? copy.words.map(({ text }) => text);
        return absolute(workdirAt(stage, copy) ?? '/', words.at(-1) ?? '') ?? [];
    });
}
/** A COPY of the project's own files, from the context or a stage, to a place that is no system's. */
function isProjectCopy(view, stage, instruction) {
    if (instruction.keyword !== 'COPY')
        return false;
    const from = instruction.flags.find(({ name }) => name === 'from')?.value;
    const isOurs = from === undefined ? contextCopy(instruction) !== undefined : stageNamed(view.stages, from) !== undefined;
    const destination = (instruction.exec ?? instruction.words.map(({ text }) => text)).at(-1) ?? '';
    const to = absolute(workdirAt(stage, instruction), destination);
    if (!isOurs || to === undefined || to === '/' || to.startsWith('$'))
        return false;
    if (below('/usr/src', to) !== undefined)
        return true;
    if (from !== undefined && below('/usr/local/bin', to) !== undefined)
        return true;
    return !SYSTEM_FOLDERS.some((folder) => below(folder, to) !== undefined);
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/manifest-copies.js
/** COPY lines for a few files of a larger COPY, to the same places. */



/** Flags that mean the same for a part of the files. */
const KEPT = new Set(['chown', 'chmod', 'link']);
/**
 * Lines that copy these paths of the context (folders end with `/`) to where the COPY puts them; nothing where that cannot be
 * said, e.g. with `--parents` or a path with spaces.
 */
function manifestCopies(document, copy, paths) {
    const { instruction, sources, destination } = copy;
    if (instruction.flags.some(({ name }) => !KEPT.has(name) && name !== 'exclude'))
        return undefined;
    if (paths.some((path) => /\s/.test(path)) || sources.some(path_match/* hasWildcards */.ev))
        return undefined;
    const flags = instruction.flags.filter(({ name }) => KEPT.has(name)).map((flag) => textOf(document, flag));
    const base = destination === '.' || destination === './' ? './' : destination.endsWith('/') ? destination : `${destination}/`;
    const groups = new Map();
    for (const path of paths) {
        const source = sources.find((each) => each === '' || path === each || path.startsWith(`${each}/`));
        if (source === undefined)
            return undefined;
        const isWhole = path === source;
        const inner = isWhole ? '' : path.slice(source === '' ? 0 : source.length + 1);
        const folder = inner.endsWith('/') ? inner : inner.slice(0, inner.lastIndexOf('/') + 1);
        const to = folder === '' ? base : `${base === './' ? '' : base}${folder}`;
        groups.set(to, [...(groups.get(to) ?? []), path.replace(/\/$/, '')]);
    }
    const copyWord = keywordLike(document, instruction, instruction.keyword);
    return [...groups].map(([to, from]) => [copyWord, ...flags, ...from, to].join(' '));
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/dependencies-before-source.js
/** A dependency install that stands below the copy of the source runs again whenever any file changes. */














/** The manifests and what they name come first; the copy of the rest moves below the install. */
const dependenciesBeforeSource = perTarget('dependencies-before-source', 'Dependencies are installed before the source is copied, from the files alone that name them.', (view) => view.needed.flatMap((stage) => installSites(view, stage).flatMap((site) => dependencies_before_source_candidate(view, site) ?? [])));
/** What stands between the copy and the install, and means the same above and below a COPY. */
const dependencies_before_source_NEUTRAL = new Set(['ENV', 'ARG', 'LABEL', 'EXPOSE', 'USER', 'STOPSIGNAL']);
function dependencies_before_source_candidate(view, site) {
    const { install, folder, run, command } = site;
    const early = earlyCopies(view, site);
    const first = early[0];
    if (first === undefined || command.after === '|' || command.before === '|' || command.before === '||')
        return undefined;
    if (bindsContext(run))
        return undefined;
    const isInput = inputMatch(install, folder);
    const manifest = (folder === '' ? '' : `${folder}/`) + (install.inputs[0] ?? '');
    // Without the manifest among them, its author has thought about which files come first.
    if (install.mayBreak.length > 0 && !early.some((copy) => takes(copy, manifest)))
        return undefined;
    if (isDoneBefore(view, site, first))
        return undefined;
    const bound = savedMs(view, new Map([[run, 0]]));
    const countsNow = (path) => site.copies.some((copy) => takes(copy, path));
    const share = sparedShare(view, countsNow, isInput);
    const estimate = timeEstimate(bound, share);
    const elsewhere = early.find((copy) => !site.stage.instructions.includes(copy.instruction));
    const mayBreak = [
        ...install.mayBreak,
        ...(elsewhere === undefined
            ? between(view, site, early)
            : [
                `Line ${elsewhere.instruction.line} copies for every stage that starts from it: each would need a copy of its own.`,
            ]),
    ];
    const edits = mayBreak.length > 0 ? undefined : dependencies_before_source_rewrite(view, site, early);
    if (mayBreak.length === 0 && edits === undefined)
        mayBreak.push(`\`${install.manager}\` is one command of several in a script here, which would have to be taken apart.`);
    const shown = install.inputs.slice(0, 3).map((path) => `\`${path}\``);
    const name = shortCommand(site);
    return {
        title: `Copy ${shown.join(', ')}${install.inputs.length > 3 ? ' and what else it reads' : ''} before \`${install.early ?? name}\``,
        now: `\`${name}\` (line ${run.line}) runs again whenever a file changes that line ${first.instruction.line} copies. It reads ${install.inputs.length === 1 ? 'one file' : `${install.inputs.length} files or folders`} of them.`,
        places: [placeOf(view, first.instruction), placeOf(view, run)],
        ...(edits === undefined ? {} : { edits }),
        mayBreak,
        ...(estimate === undefined ? {} : { estimate }),
        touches: view.shipped.includes(site.stage) ? (install.touches ?? []) : [],
        isWorthIt: isWorthIt(estimate, share),
    };
}
/** The command as a title can show it. */
function shortCommand({ command }) {
    const text = command.words.map((word) => word.text).join(' ');
    return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
/** `RUN --mount=type=bind` of the context: the order of COPYs does not decide there. */
function bindsContext({ flags }) {
    return flags.some(({ name, value }) => name === 'mount' && value.includes('type=bind') && !value.includes('from='));
}
/** A download in an earlier RUN of the stage, or of one it stands on, has the dependencies already. */
function isDoneBefore(view, { stage, install, run }, first) {
    const words = [
        'download',
        'fetch',
        'go-offline',
        'resolve',
        'restore',
        'dependencies',
        '--no-root',
        '--no-install-project',
        '--no-autoloader',
    ];
    const before = [
        ...(stage.parent === undefined
            ? []
            : view.needed.filter((each) => each.index < stage.index).flatMap(({ instructions }) => instructions)),
        ...stage.instructions.filter((each) => each.start < first.instruction.start),
    ];
    const isDone = before
        .filter((each) => each !== run)
        .flatMap((each) => runText(view.document, each)?.commands ?? [])
        .some((command) => command.words.some(({ text }) => words.some((word) => text === word || text.endsWith(`:${word}`))));
    return isDone && install.early !== undefined;
}
/** What stands between the first copy and the install and may need the source, or would mean something else without it. */
function between(view, { stage, run, command, text }, early) {
    const moved = early.map(({ instruction }) => instruction);
    const from = moved[0];
    if (from === undefined)
        return [];
    const reasons = [];
    const filled = destinations(stage, moved);
    for (const each of stage.instructions) {
        if (each.start <= from.start || each.start >= run.start || moved.includes(each) || dependencies_before_source_NEUTRAL.has(each.keyword))
            continue;
        if (each.keyword === 'RUN') {
            const commands = runText(view.document, each)?.commands;
            if (commands?.every((one) => isIndependent(one, filled)) !== true)
                reasons.push(`Line ${each.line} runs between the copy and the install, and may need the source.`);
        }
        else if (each.keyword === 'WORKDIR') {
            if (early.some(({ destination }) => !destination.startsWith('/')))
                reasons.push(`Line ${each.line} changes the folder between the copy and the install.`);
        }
        else if (each.keyword !== 'COPY' && each.keyword !== 'ADD')
            reasons.push(`Line ${each.line} stands between the copy and the install.`);
        else if (each.flags.some(({ name }) => name === 'from'))
            reasons.push(`Line ${each.line} copies into the same folder after the source.`);
    }
    const before = text.commands.filter((each) => each.start < command.start);
    if (!before.every((one) => isIndependent(one, filled)))
        reasons.push(`Line ${run.line} does other things before it installs, which may need the source.`);
    // In two RUNs, what the second deletes is still in the layer of the first.
    const deletes = text.commands.some((each) => each.start > command.start && isDeletion(each));
    if (deletes && view.shipped.includes(stage))
        reasons.push(`Line ${run.line} deletes what it installs, which would be shipped if another RUN did that.`);
    return reasons;
}
function isDeletion(command) {
    return command.words.some(({ text }) => ['rm', 'prune', 'purge', 'uninstall', 'autoremove', 'del', 'clean'].includes(text));
}
/** The Dockerfile with the manifests in the copy's place and the copy below the install; and an ignore file that keeps what was installed. */
function dependencies_before_source_rewrite(view, site, early) {
    const { document } = view;
    const { install, folder, run } = site;
    const split = splitInstall(document, site);
    if (split === undefined)
        return undefined;
    const wanted = install.inputs.map((path) => (folder === '' ? path : `${folder}/${path}`));
    const given = site.copies.filter((copy) => !early.includes(copy));
    const missing = wanted.filter((path) => !given.some((copy) => takes(copy, path.replace(/\/$/, ''))));
    const edits = [];
    const unplaced = new Set(missing);
    for (const copy of early) {
        const own = [...unplaced].filter((path) => takes(copy, path.replace(/\/$/, '')));
        const lines = manifestCopies(document, copy, own);
        if (lines === undefined)
            return undefined;
        for (const path of own)
            unplaced.delete(path);
        if (own.length === 0)
            edits.push(remove(document, copy.instruction));
        else
            edits.push({ start: copy.instruction.start, end: copy.instruction.end, text: lines.join(document.newline) });
    }
    if (unplaced.size > 0)
        return undefined;
    const copies = early.map(({ instruction }) => textOf(document, instruction));
    if (split.before !== undefined)
        edits.push(insertBefore(document, run, [split.before, ...copies]));
    else if (split.rest === undefined)
        edits.push(insertAfter(document, run, copies));
    const rest = split.rest === undefined ? '' : ['', ...copies, split.rest].join(document.newline);
    if (split.cut !== undefined)
        edits.push({ ...split.cut, text: rest });
    const dockerfile = { file: view.file, before: document.text, after: replaceAll(document.text, edits) };
    const unsafe = (install.leaves ?? [])
        .map((name) => (folder === '' ? name : `${folder}/${name}`))
        .filter((path) => !isIgnored(view, path));
    // What lies in the context would replace what was installed, now that the copy comes later.
    const ignore = unsafe.length === 0 ? undefined : withIgnored(view, unsafe);
    return ignore === undefined ? [dockerfile] : [dockerfile, ignore];
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/emulated.js








/** Architectures by Node's names, which the record uses for the runner. */
const ARCHITECTURE = { x64: 'amd64', arm64: 'arm64', ia32: '386', arm: 'arm' };
/** Files that are the same for every CPU. */
const PORTABLE = /(^|\/)(dist|build|public|out|static|www|site)\/?$|\.(jar|war|js|css|html)$/;
/** Speaks only of targets that were built for a platform that is not the builder's. */
const emulatedBuild = perTarget('emulated-build', 'What need not run on the target’s CPU is built on the builder’s.', (view) => {
    const native = `linux/${ARCHITECTURE[view.project.record.runner.arch] ?? ''}`;
    const own = view.target.record.platforms.find(({ platform }) => platform === native);
    const foreign = view.target.record.platforms.filter(({ platform }) => !platform.startsWith(native));
    if (foreign.length === 0)
        return [];
    return view.needed.flatMap((stage) => {
        if (stage.parent !== undefined || view.shipped.includes(stage) || stage.image === 'scratch')
            return [];
        if (stage.from.flags.some(({ name }) => name === 'platform') ||
            !stage.instructions.some(({ keyword }) => keyword === 'RUN'))
            return [];
        return emulated_candidate(view, stage, foreign, own) ?? [];
    });
});
function emulated_candidate(view, stage, foreign, own) {
    const ms = savedOf(stage, foreign, own);
    const commands = stage.instructions.flatMap((each) => runText(view.document, each)?.commands ?? []).map(wordsOf);
    const go = goEdits(view, stage);
    const isRust = commands.some((words) => words[0] === 'cargo' && words[1] === 'build');
    const copies = view.needed.flatMap((other) => other.instructions.flatMap((copy) => {
        const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined;
        return from !== undefined && stageNamed(view.stages, from) === stage
            ? [(copy.exec ?? copy.words.map(({ text }) => text)).slice(0, -1)]
            : [];
    }));
    // It asks for the CPU itself: its result may depend on it.
    const asks = /TARGETARCH|TARGETPLATFORM|uname|print-architecture|--print-arch/;
    if (go === undefined && stage.instructions.some((each) => asks.test(textOf(view.document, each))))
        return undefined;
    const isPortable = copies.length > 0 && copies.flat().every((source) => PORTABLE.test(source)) && !isRust && go === undefined;
    const isScript = commands.some(([name]) => ['npm', 'pnpm', 'yarn', 'bun', 'mvn', 'mvnw', './mvnw', 'gradle', './gradlew'].includes(name ?? ''));
    if (go === undefined && !isRust && !(isPortable && isScript))
        return undefined;
    const mayBreak = [
        ...(isRust
            ? [
                'Rust needs a linker and libraries of the other CPU to compile across; or a job on a machine of that CPU for each platform.',
            ]
            : []),
        ...(go?.mayBreak ?? []),
        ...children(view, stage).map((child) => `Stage \`${child.name ?? child.index}\` starts from this one, and would be of the builder’s platform.`),
    ];
    const keyword = stage.from.start + stage.from.keyword.length;
    const edits = [{ start: keyword, end: keyword, text: ' --platform=$BUILDPLATFORM' }, ...(go?.edits ?? [])];
    return {
        title: isRust
            ? `Build stage \`${stage.name ?? stage.index}\` on machines of its own CPU`
            : `Build stage \`${stage.name ?? stage.index}\` on the builder’s own CPU`,
        now: `It is built for ${foreign.map(({ platform }) => `\`${platform}\``).join(', ')} under emulation${isRust ? '' : ', and its result does not need that'}.`,
        places: [placeOf(view, stage.from)],
        edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
        mayBreak,
        ...(ms === undefined ? {} : { estimate: { kind: 'bound', ms } }),
        touches: [],
        isWorthIt: isWorthIt(ms === undefined ? undefined : { kind: 'bound', ms }),
        suitsOthers: true,
    };
}
/** A foreign platform's longest way with the stage's steps as fast as on the builder's own; where that was built as well. */
function savedOf(stage, foreign, own) {
    if (own === undefined)
        return undefined;
    const lines = new Set(stage.instructions.map(({ line }) => line));
    const nativeMs = new Map(own.steps.flatMap((step) => step.line !== undefined && lines.has(step.line) && step.state === 'ran' ? [[step.line, step.ms]] : []));
    const saved = foreign.map((platform) => longestPath(platform) - longestPath(platform, ({ line, ms }) => Math.min(ms, nativeMs.get(line ?? -1) ?? ms)));
    return Math.round(Math.max(...saved));
}
/** `GOOS` and `GOARCH` before each build; nothing for a stage without one, or that has thought of it. */
function goEdits(view, stage) {
    const { document } = view;
    const builds = stage.instructions.flatMap((run) => {
        const text = runText(document, run);
        return text === undefined || text.form === 'exec'
            ? []
            : text.commands
                .filter(({ words }) => words[0]?.text === 'go' && words[1]?.text === 'build')
                .map((command) => ({ run, command }));
    });
    const [first] = builds;
    const written = stage.instructions.map((each) => textOf(document, each)).join('\n');
    if (first === undefined || written.includes('GOARCH') || written.includes('TARGETARCH'))
        return undefined;
    const isWithoutCgo = /CGO_ENABLED[= ]"?0/.test(written);
    return {
        edits: [
            insertBefore(document, first.run, [`${keywordLike(document, first.run, 'ARG')} TARGETOS TARGETARCH`]),
            ...builds.map(({ command }) => ({
                start: command.start,
                end: command.start,
                text: 'GOOS=$TARGETOS GOARCH=$TARGETARCH ',
            })),
        ],
        mayBreak: isWithoutCgo
            ? []
            : ['With cgo, which is on unless `CGO_ENABLED=0`, Go needs a C compiler for the other CPU.'],
    };
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/packages-before-source.js








/** Below a COPY from the context: a matter of the cache. */
const packagesBeforeSource = perTarget('packages-before-source', 'System packages are installed before files of the project are copied.', (view) => view.needed.flatMap((stage) => {
    const place = independentRuns(view, stage);
    const copies = place?.copies.flatMap((each) => contextCopy(each) ?? []) ?? [];
    if (place === undefined || copies.length === 0)
        return [];
    const bound = savedMs(view, new Map(place.runs.map((run) => [run, 0])));
    const share = sparedShare(view, (path) => copies.some((copy) => takes(copy, path)), () => false);
    const estimate = timeEstimate(bound, share);
    const [copy] = place.copies;
    const [run] = place.runs;
    return [
        {
            ...packages_before_source_parts(view, place),
            title: `Move line ${run.line} above line ${copy.line}, whose files it does not need`,
            now: `The RUN in line ${run.line} uses nothing of the project, and runs again whenever a file changes that line ${copy.line} copies.`,
            ...(estimate === undefined ? {} : { estimate }),
            isWorthIt: isWorthIt(estimate, share),
        },
    ];
}));
/** Below a COPY from another stage: that stage could be built at the same time. */
const artificialEdge = perTarget('artificial-stage-edge', 'A step that needs nothing of another stage does not wait for it.', (view) => view.needed.flatMap((stage) => {
    const place = independentRuns(view, stage);
    if (place === undefined || place.copies.some((each) => contextCopy(each) !== undefined))
        return [];
    const [copy] = place.copies;
    const [run] = place.runs;
    const estimate = timeEstimate(savedByMoving(view, place), undefined);
    // Unlike a matter of the cache this one is about time alone: what is not known is not said.
    if (estimate === undefined)
        return [];
    return [
        {
            ...packages_before_source_parts(view, place),
            title: `Move line ${run.line} above line ${copy.line}, so that it need not wait for another stage`,
            now: `The RUN in line ${run.line} uses nothing that line ${copy.line} copies, and begins only when that stage is done.`,
            estimate,
            isWorthIt: isWorthIt(estimate),
        },
    ];
}));
function packages_before_source_parts(view, { copies, runs }) {
    return {
        places: [placeOf(view, runs[0]), placeOf(view, copies[0])],
        edits: [moved(view, copies[0], runs)],
        mayBreak: [],
        touches: [],
    };
}
function moved({ document, file }, to, runs) {
    const parts = runs.map((run) => withComment(document, run));
    const edits = [
        insertAbove(document, to, parts.map(({ text }) => text)),
        ...parts.map(({ removal }) => removal),
    ];
    return { file, before: document.text, after: replaceAll(document.text, edits) };
}

;// CONCATENATED MODULE: ./lib/advise/rules/order/volatile-arguments.js
/** An ARG that has another value in each build makes every RUN below it run again, also those that do not use it. */









/** Names that people give to what differs from build to build. */
const VOLATILE = /^(GIT|VCS|CI)_\w*(SHA|COMMIT|REF|REV|REVISION|HASH|TAG|BRANCH)\w*$|^(COMMIT|SHA|REVISION|REF)(_\w+)?$|^BUILD_?(DATE|TIME|NUMBER|ID|TIMESTAMP|VERSION|REVISION)$|^(TIMESTAMP|GITHUB_\w+|CI_\w+|SOURCE_COMMIT|RELEASE_VERSION|APP_VERSION)$/;
/** The ARG, and an ENV or LABEL that passes it on, move below the installs that do not use it. */
const volatileArguments = perTarget('volatile-argument-early', 'Arguments with another value in each build stand below the steps that do not use them.', (view) => view.needed.flatMap((stage) => stage.instructions.flatMap((each) => volatile_arguments_candidate(view, stage, each) ?? [])));
function volatile_arguments_candidate(view, stage, arg) {
    const name = arg.keyword === 'ARG' && arg.words.length === 1 ? arg.words[0]?.text.split('=')[0] : undefined;
    if (name === undefined || !VOLATILE.test(name))
        return undefined;
    const installs = installSites(view, stage);
    const names = new Set([name]);
    const group = [arg];
    const passed = [];
    let last;
    for (const each of stage.instructions.filter(({ start }) => start > arg.start)) {
        const doesUse = uses(view, each, names);
        if (doesUse && (each.keyword === 'ENV' || each.keyword === 'LABEL')) {
            group.push(each);
            for (const { text } of each.keyword === 'ENV' ? each.words : [])
                names.add(text.split('=')[0] ?? text);
            continue;
        }
        if (doesUse)
            break;
        if (each.keyword === 'RUN') {
            if (!isDeaf(view, each, installs.flatMap(({ run, text }) => (run === each && text.commands.length === 1 ? [run] : []))))
                break;
            passed.push(each);
            last = each;
        }
        else if (each.keyword !== 'COPY' && each.keyword !== 'ADD' && each.keyword !== 'WORKDIR') {
            // Whatever else stands there keeps its place: below an instruction that changes later ones, the ARG could mean something else.
            if (['ARG', 'SHELL', 'ONBUILD'].includes(each.keyword))
                break;
        }
    }
    if (last === undefined || passed.length === 0)
        return undefined;
    const bound = savedMs(view, new Map(passed.map((run) => [run, 0])));
    const estimate = timeEstimate(bound, undefined);
    const { document, file } = view;
    const lines = group.filter(({ start }) => start < (last?.start ?? 0));
    const after = replaceAll(document.text, [
        ...lines.map((each) => remove(document, each)),
        insertAfter(document, last, lines.map((each) => textOf(document, each))),
    ]);
    return {
        title: `Move \`ARG ${name}\` below line ${last.endLine}`,
        now: `\`${name}\` has another value in each build, and every RUN below line ${arg.line} runs again for it, ${passed.length === 1 ? `also line ${passed[0]?.line}, which does not use it` : `also ${passed.length} that do not use it`}.`,
        places: [placeOf(view, arg), ...passed.map((run) => placeOf(view, run))],
        edits: [{ file, before: document.text, after }],
        mayBreak: [],
        ...(estimate === undefined ? {} : { estimate }),
        touches: [],
        isWorthIt: isWorthIt(estimate),
    };
}
/** Whether the instruction names one of the variables. */
function uses({ document }, each, names) {
    const text = textOf(document, each);
    return [...names].some((name) => new RegExp(`\\b${name}\\b`).test(text));
}
/** A RUN of nothing but installs of packages: programs of the project may read any variable, these do not. */
function isDeaf(view, run, installs) {
    if (installs.includes(run))
        return true;
    return runText(view.document, run)?.commands.every((one) => isIndependent(one)) === true;
}

;// CONCATENATED MODULE: ./lib/advise/view/start.js
/** What a container of the image starts, as far as its Dockerfile says it. */

/** Reads it; without any, the base image decides what is started. */
function startOf({ shipped, document }) {
    const all = shipped.toReversed().flatMap(({ instructions }) => instructions);
    const found = ['ENTRYPOINT', 'CMD', 'HEALTHCHECK'].flatMap((keyword) => {
        const last = all.findLast((each) => each.keyword === keyword);
        return last === undefined || last.words[0]?.text.toUpperCase() === 'NONE' ? [] : [last];
    });
    const read = found.map((each) => startCommand(document, each));
    return {
        instructions: found,
        commands: read.flatMap(({ commands }) => commands),
        needsShell: read.some(({ shell }) => shell),
    };
}
/** Whether ENTRYPOINT or CMD says what is started. */
function hasStart({ instructions }) {
    return instructions.some(({ keyword }) => keyword !== 'HEALTHCHECK');
}
/** Value of an ENV of the image's stages, or of a stage's chain; the last one counts. */
function environmentOf(stages, name) {
    let value;
    for (const { keyword, words } of stages.toReversed().flatMap(({ instructions }) => instructions)) {
        if (keyword !== 'ENV')
            continue;
        for (const [at, { text }] of words.entries()) {
            if (text.startsWith(`${name}=`))
                value = text.slice(name.length + 1).replaceAll(/^["']|["']$/g, '');
            // The old form: `ENV NAME value`.
            else if (at === 0 && text === name && words[1] !== undefined)
                value = words[1].text;
        }
    }
    return value;
}

;// CONCATENATED MODULE: ./lib/advise/rules/runtime/node-start.js
/** Which packages a Node image needs to start. */


/** Programs whose package has another name. */
const PACKAGE_OF = {
    tsc: 'typescript',
    nest: '@nestjs/cli',
    dotenv: 'dotenv-cli',
    'sequelize-cli': 'sequelize-cli',
};
/** Frameworks that serve by themselves: what they are built with, they need to run. */
const FRAMEWORKS = ['next', 'nuxt', 'astro', '@sveltejs/kit', '@remix-run/dev', '@react-router/dev', 'gatsby', 'strapi'];
const DEVELOPMENT = /^(dev|develop|test|lint|watch|storybook|e2e|serve|start:dev|start-dev)\b/;
/** Programs that belong to no package. */
const node_start_SYSTEM = /^(node|nodejs|bun|deno|tini|dumb-init|npm|npx|pnpm|yarn|exec|env|exit|true|false|cd|export|echo|test|curl|wget|gosu|su-exec|--|\d+|[A-Z_]+=.*|)$|^\//;
/** Development dependencies that the start needs, or that it is a start for development alone. */
function neededAtStart(start, manifest) {
    const scripts = (0,shared_json/* asObject */.eB)(manifest.scripts) ?? {};
    const dev = new Set(Object.keys((0,shared_json/* asObject */.eB)(manifest.devDependencies) ?? {}));
    const kept = new Set(Object.keys((0,shared_json/* asObject */.eB)(manifest.dependencies) ?? {}));
    const texts = start.commands.map((command) => {
        const words = wordsOf(command);
        if (!['npm', 'pnpm', 'yarn', 'bun'].includes(words[0] ?? ''))
            return { name: '', text: words.join(' ') };
        const name = words[1] === 'run' ? (words[2] ?? '') : (words[1] ?? '');
        return { name, text: (0,shared_json/* asString */.oJ)(scripts[name]) ?? words.slice(1).join(' ') };
    });
    const reasons = [];
    for (const { text } of texts) {
        const program = text.split(/\s+/).find((word) => !node_start_SYSTEM.test(word) && !word.startsWith('-')) ?? '';
        const isNode = /^(.*\/)?(node|nodejs|bun|deno)$/.test(text.split(/\s+/)[0] ?? '');
        // `ng` is in @angular/cli, `vue-cli-service` in @vue/cli-service: which package a program belongs to is not written anywhere.
        if (!isNode && program !== '' && !kept.has(program) && !/\.[cm]?js$/.test(program))
            reasons.push(`The image starts with \`${program}\`, and it is not known which package that is of.`);
        for (const word of text.split(/[\s=]+/)) {
            const called = word.replace(/^(\.\/)?node_modules\/(\.bin\/)?/, '');
            const name = PACKAGE_OF[called] ?? [...dev].find((each) => called === each || called.startsWith(`${each}/`));
            if (name !== undefined && dev.has(name))
                reasons.push(`The image starts with \`${name}\`, which is a development dependency.`);
            if (word.endsWith('.sh'))
                reasons.push(`The image starts with \`${word}\`, which may need one of them.`);
        }
    }
    const framework = FRAMEWORKS.find((each) => dev.has(each));
    if (framework !== undefined)
        reasons.push(`\`${framework}\` is among the development dependencies, and may be needed to serve.`);
    return { development: texts.some(({ name }) => DEVELOPMENT.test(name)), reasons: [...new Set(reasons)] };
}

;// CONCATENATED MODULE: ./lib/advise/rules/runtime/dev-dependencies-node.js
/** `node_modules` in an image that starts a server, with the packages that only build and test it. */















/** What takes development dependencies out again, by manager; bun and yarn's newer versions have no such command for every project. */
const PRUNE = { npm: 'npm prune --omit=dev', pnpm: 'pnpm prune --prod' };
/** Options with which they are never installed. */
const OMITS = ['--omit=dev', '--omit', '--production', '--prod', '-P', '--only=production', '--only=prod'];
/** Prunes before the copy into the image, or installs without them where nothing is built. */
const devDependenciesNode = perTarget('dev-dependencies-node', 'Packages that only build and test a Node project are not in its image.', (view) => {
    const start = startOf(view);
    if (!view.isImage || !hasStart(start))
        return [];
    return view.needed.flatMap((stage) => {
        const site = installSites(view, stage).find(({ install }) => ['npm', 'pnpm', 'yarn', 'bun'].includes(install.manager));
        if (site === undefined || !isShipped(view, site))
            return [];
        return dev_dependencies_node_candidate(view, site) ?? [];
    });
});
function dev_dependencies_node_candidate(view, site) {
    const { stage, command, run } = site;
    const folder = folderOf(view, site.folder);
    const manifest = jsonOf(folder, 'package.json') ?? {};
    const dev = Object.keys((0,shared_json/* asObject */.eB)(manifest.devDependencies) ?? {});
    const chain = chainOf(stage);
    if (dev.length === 0 ||
        hasOption(command, ...OMITS) ||
        environmentOf(chain, 'NODE_ENV') === 'production' ||
        isPruned(view, stage))
        return undefined;
    const need = neededAtStart(startOf(view), manifest);
    if (need.development)
        return undefined;
    const bytes = devBytes(view, dev);
    const builds = stage.instructions.filter((each) => each.keyword === 'RUN' &&
        each.start >= run.start &&
        (runText(view.document, each)?.commands ?? []).some((one) => one.start !== command.start && !isIndependent(one)));
    const change = view.shipped.includes(stage)
        ? withoutDev(site, builds.length)
        : pruned(view, site, memberFolders(folder, manifest).length > 0);
    const mayBreak = [...need.reasons, ...change.mayBreak];
    return {
        title: 'Ship `node_modules` without development dependencies',
        now: `Line ${run.line} installs ${dev.length} development ${dev.length === 1 ? 'dependency' : 'dependencies'} (${dev
            .slice(0, 3)
            .map((name) => `\`${name}\``)
            .join(', ')}${dev.length > 3 ? ', …' : ''}), and they are in the image.`,
        places: [placeOf(view, run)],
        ...(change.edits.length === 0
            ? {}
            : {
                edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, change.edits) }],
            }),
        mayBreak,
        check: 'A module that the program imports at run time may be among them: then it belongs to `dependencies`.',
        ...(bytes === undefined ? {} : { estimate: { kind: 'exact', bytes } }),
        touches: ['**/node_modules/**'],
        isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
    };
}
/** The stage is in the image, or its node_modules is copied from it. */
function isShipped(view, { stage, workdir }) {
    if (view.shipped.includes(stage))
        return true;
    return view.shipped.some((other) => other.instructions.some((copy) => {
        const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined;
        if (from === undefined || stageNamed(view.stages, from) !== stage)
            return false;
        const sources = (copy.exec ?? copy.words.map(({ text }) => text)).slice(0, -1);
        return sources.some((source) => {
            // COPY --from starts at the root of the other stage.
            const path = absolute('/', source.replace(/\/\.$/, ''));
            return path !== undefined && (path === `${workdir}/node_modules` || below(path, workdir) !== undefined);
        });
    }));
}
function isPruned(view, stage) {
    return stage.instructions.some((each) => runText(view.document, each)?.commands.some((command) => {
        const words = wordsOf(command);
        return (words.includes('prune') ||
            words.includes('focus') ||
            words.includes('deploy') ||
            (words[0] !== 'node' && hasOption(command, ...OMITS)));
    }));
}
function withoutDev({ command, install }, builds) {
    if (builds > 0)
        return {
            edits: [],
            mayBreak: [
                'The same stage builds with them: it would have to be a stage of its own, of which only the result is copied.',
            ],
        };
    const verb = command.words[1] ?? command.words[0];
    const option = install.manager === 'npm' ? ' --omit=dev' : install.manager === 'pnpm' ? ' --prod' : ' --production';
    return verb === undefined
        ? { edits: [], mayBreak: [] }
        : { edits: [{ start: verb.end, end: verb.end, text: option }], mayBreak: [] };
}
/** A prune behind the last RUN of the stage, which builds with what goes away. */
function pruned(view, { stage, install, run }, isWorkspace) {
    const prune = PRUNE[install.manager];
    const mayBreak = [
        ...(prune === undefined
            ? [`\`${install.manager}\` has no command that takes them out again in every project.`]
            : []),
        ...(isWorkspace ? ['In a workspace each package has development dependencies of its own.'] : []),
        ...children(view, stage).map((child) => `Stage \`${child.name ?? child.index}\` starts from this one, and may need them.`),
    ];
    const last = stage.instructions.findLast(({ keyword }) => keyword === 'RUN') ?? run;
    if (prune === undefined || mayBreak.length > 0)
        return { edits: [], mayBreak };
    return {
        edits: [insertAfter(view.document, last, [`${keywordLike(view.document, last, 'RUN')} ${prune}`])],
        mayBreak,
    };
}
/** Bytes of the packages that are named; those that come with them are not counted. */
function devBytes(view, dev) {
    const tree = imageFacts(view)?.files.tree;
    const names = new Set(dev.map((name) => `npm:${name}`));
    const bytes = tree?.filter(({ path }) => names.has(path)).reduce((sum, each) => sum + each.bytes, 0);
    return bytes === undefined || bytes === 0 ? undefined : bytes;
}

;// CONCATENATED MODULE: ./lib/advise/rules/runtime/dev-dependencies.js
/** Groups of dependencies for development that poetry, uv, composer and bundler install unless told not to. */












const MANAGERS = [
    {
        is: ([program, verb]) => program === 'poetry' && verb === 'install',
        option: '--only main',
        decided: ['--only', '--without', '--with', '--no-dev', '--only-root', '--all-groups'],
        variables: ['POETRY_WITHOUT', 'POETRY_ONLY'],
        hasGroup: (folder) => readToml(folder.text('pyproject.toml') ?? '').entries.some(({ table }) => /^tool\.poetry\.(group\.(dev|test)\.dependencies|dev-dependencies)$/.test(table)),
    },
    {
        is: ([program, verb]) => program === 'uv' && verb === 'sync',
        option: '--no-dev',
        decided: [
            '--no-dev',
            '--dev',
            '--group',
            '--only-group',
            '--all-groups',
            '--no-default-groups',
            '--only-dev',
            '--no-group',
        ],
        variables: ['UV_NO_DEV'],
        hasGroup: (folder) => readToml(folder.text('pyproject.toml') ?? '').entries.some(({ table, key }) => (table === 'dependency-groups' && key === 'dev') || (table === 'tool.uv' && key === 'dev-dependencies')),
    },
    {
        is: ([program, verb]) => program?.split('/').at(-1) === 'composer' && verb === 'install',
        option: '--no-dev',
        decided: ['--no-dev', '--dev'],
        variables: ['COMPOSER_NO_DEV'],
        hasGroup: (folder) => Object.keys((0,shared_json/* asObject */.eB)(jsonOf(folder, 'composer.json')?.['require-dev']) ?? {}).length > 0,
    },
];
/** Programs for which such groups are there: an image that calls one needs them. */
const dev_dependencies_TOOLS = /^(pytest|tox|nox|ruff|mypy|black|flake8|pylint|phpunit|phpstan|pest|psalm|php-cs-fixer|pyright|coverage)$/;
/** One option; where a development tool is called in the same stages, its author wants them. */
const devDependencies = perTarget('dev-dependencies', 'Groups of dependencies for development are not in the image.', (view) => !view.isImage
    ? []
    : view.needed.flatMap((stage) => {
        const touches = arrivals(view, stage);
        const called = view.needed.flatMap(({ instructions }) => instructions.flatMap((each) => runText(view.document, each)?.commands ?? []));
        const starts = view.shipped.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT'));
        const words = [
            ...called.map(wordsOf),
            ...starts.map((each) => each.exec ?? each.words.map(({ text }) => text)),
        ];
        if (touches.length === 0 ||
            words.some((each) => each.some((word) => dev_dependencies_TOOLS.test(word.split('/').at(-1) ?? ''))))
            return [];
        return MANAGERS.flatMap((manager) => {
            const sites = runSites(view, stage, (command, folder) => manager.is(wordsOf(command)) && manager.hasGroup(folderOf(view, folder)));
            const open = sites.filter(({ command, text }) => text.form !== 'exec' && !hasOption(command, ...manager.decided));
            const [first] = open;
            if (first === undefined ||
                manager.variables.some((name) => environmentOf(chainOf(stage), name) !== undefined))
                return [];
            const edits = open.map(({ command }) => dev_dependencies_option(command, manager.option));
            return [
                {
                    title: `Install with \`${manager.option}\``,
                    now: `Line ${first.run.line} installs the development group as well, and it is in the image.`,
                    places: [placeOf(view, first.run)],
                    edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
                    mayBreak: [],
                    check: 'A module that the program imports at run time may be among them: then it belongs to the main group.',
                    touches,
                },
            ];
        });
    }));
/** Behind the verb. */
function dev_dependencies_option({ words, end }, text) {
    const at = words.find((word) => word.text === 'install' || word.text === 'sync')?.end ?? end;
    return { start: at, end: at, text: ` ${text}` };
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/apt-commands.js
/** What a stage does with apt. */



/** RUNs of a stage that call apt, in their order. */
function aptRuns(view, stage) {
    if (!hasUsualShell(stage))
        return [];
    return stage.instructions.flatMap((run) => {
        const text = runText(view.document, run);
        const commands = text?.commands.filter(({ words }) => words[0]?.text === 'apt-get' || words[0]?.text === 'apt') ?? [];
        if (text === undefined || commands.length === 0)
            return [];
        const installs = commands.flatMap((command) => {
            const [verb, ...packages] = operands(command);
            return verb === 'install' ? [{ command, packages }] : [];
        });
        return [
            {
                run,
                text,
                updates: commands.filter((command) => operands(command)[0] === 'update'),
                installs,
                leavesNoLists: removesLists(text) || mountsLists(run),
            },
        ];
    });
}
/** Whether commands remove the package lists. */
function removesLists({ commands }) {
    return commands.some(({ words }) => words[0]?.text === 'rm' && words.some(({ text }) => /^\/var\/lib\/apt(\/|$)/.test(text) || text === '/var/lib/*'));
}
function mountsLists({ flags }) {
    return flags.some((flag) => {
        const fields = flag.name === 'mount' ? mountFields(flag) : new Map();
        const target = fields.get('target') ?? fields.get('dst') ?? '';
        return (['cache', 'tmpfs'].includes(fields.get('type') ?? '') &&
            ['/var/lib/apt', '/var/lib/apt/lists'].includes(target.replace(/\/$/, '')));
    });
}

;// CONCATENATED MODULE: ./lib/advise/rules/runtime/safety.js







/** Official images that run as root unless told otherwise. */
const ROOT_IMAGES = new Set(('debian ubuntu alpine node python golang rust ruby php nginx httpd eclipse-temurin amazoncorretto busybox scratch perl openjdk ' +
    'gcr.io/distroless/static-debian12 gcr.io/distroless/base-debian12 gcr.io/distroless/cc-debian12 mcr.microsoft.com/dotnet/aspnet oven/bun').split(' '));
/** Only where the base is known to leave it at root; an image without a start is no service. */
const rootUser = perTarget('root-user', 'The image does not run as root.', (view) => {
    const root = chainOf(view.final).at(-1);
    const base = image_name_imageName(view.variables.expand(root?.image ?? '') ?? '');
    const isSet = view.shipped.some(({ instructions }) => instructions.some(({ keyword }) => keyword === 'USER'));
    if (!view.isImage || isSet || !hasStart(startOf(view)) || !ROOT_IMAGES.has(base.repository))
        return [];
    if (base.tag?.includes('nonroot') === true)
        return [];
    return [
        {
            title: 'Name a user other than root with `USER`',
            now: `No stage of the image sets a user, and \`${root?.image ?? view.final.image}\` leaves it at root.`,
            places: [placeOf(view, view.final.from)],
            mayBreak: [],
            touches: [],
        },
    ];
});
/** Words that end a name whose value is secret. */
const SECRET = /(^|_)(PASSWORD|PASSWD|TOKEN|SECRET|API_?KEY|SECRET_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?|NPM_AUTH)$/i;
/**
 * BuildKit's own check warns of the names; here it is said what follows for the cache: a value that changes makes what is below it run
 * again, and it stands in the image's history or environment.
 */
const secretInArgument = perTarget('secret-in-argument', 'Secrets reach a build by `--mount=type=secret`, not by ARG or ENV.', (view) => {
    const found = view.needed.flatMap(({ instructions }) => instructions.flatMap((instruction) => {
        if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV')
            return [];
        return instruction.words.flatMap(({ text }) => {
            const name = text.split('=')[0] ?? '';
            // Declared without a value, it is set when a container starts.
            const isEmpty = /=(""|'')?$/.test(text);
            return SECRET.test(name) && !isEmpty && !name.includes('PUBLIC')
                ? [{ name, instruction, place: placeOf(view, instruction) }]
                : [];
        });
    }));
    const [first, ...rest] = found;
    if (first === undefined)
        return [];
    return [
        {
            title: `Mount \`${first.name}\` as a secret`,
            now: `\`${first.instruction.keyword} ${first.name}\` puts its value into the image’s ${first.instruction.keyword === 'ENV' ? 'environment' : 'history'}, and a new value makes every RUN below run again.`,
            places: [first.place, ...rest.map(({ place }) => place)],
            mayBreak: [],
            touches: [],
        },
    ];
});
/** Compilers and headers, by apt; a purge in the same RUN takes them out again. */
const TOOLCHAIN = /^(build-essential|gcc(-\d+)?|g\+\+(-\d+)?|clang|make|cmake|lib[\w.+-]+-dev|python3-dev|pkg-config|pkgconf)$/;
/** Images that are there to compile; their programs run without them. */
const KITS = new Set(['golang', 'rust', 'gcc', 'maven', 'gradle', 'swift', 'haskell']);
/** Can only be said: what of the installs needs them is not known, and another stage would have to be written. */
const toolchainInRuntime = perTarget('toolchain-in-runtime', 'Compilers and headers stay in a builder stage.', (view) => {
    if (!view.isImage || !hasStart(startOf(view)))
        return [];
    const root = view.shipped.at(-1);
    const kit = image_name_imageName(view.variables.expand(root?.image ?? '') ?? '').repository;
    if (root !== undefined && KITS.has(kit)) {
        return [
            {
                title: 'Compile in a stage of its own, and copy the result',
                now: `The image that is shipped stands on \`${root.image}\`, with compilers that only its building needs.`,
                places: [placeOf(view, root.from)],
                mayBreak: [],
                touches: [],
            },
        ];
    }
    return view.shipped.flatMap((stage) => aptRuns(view, stage).flatMap(({ run, installs }) => {
        const commands = runText(view.document, run)?.commands ?? [];
        const packages = installs.flatMap((each) => each.packages).filter((name) => TOOLCHAIN.test(name));
        const isPurged = commands.some((command) => ['purge', 'remove', 'autoremove'].includes(wordsOf(command)[1] ?? ''));
        if (packages.length === 0 || isPurged)
            return [];
        return [
            {
                title: 'Compile in a stage of its own, and copy the result',
                now: `Line ${run.line} installs ${packages.map((name) => `\`${name}\``).join(', ')} into the image that is shipped.`,
                places: [placeOf(view, run)],
                mayBreak: [],
                touches: [],
            },
        ];
    }));
});

;// CONCATENATED MODULE: ./lib/advise/rules/runtime/distroless.js
/** Debian or Ubuntu under a single program that needs at most a C library. */








/** What distroless has by itself (GoogleContainerTools/distroless, base and cc for Debian 12). */
const INCLUDED = new Set([
    'ca-certificates',
    'tzdata',
    'netbase',
    'libssl3',
    'openssl',
    'libgcc-s1',
    'libstdc++6',
    'libc6',
    'libgomp1',
]);
/** Crates named `-sys` that link nothing, or what distroless/cc has; the others may link a library that it lacks. */
const FINE_SYS = /^(openssl-sys|linux-raw-sys|windows(-\w+)*-sys|js-sys|web-sys|core-foundation-sys|security-framework-sys|system-configuration-sys|schannel-sys|inotify-sys|kqueue-sys|fsevent-sys|dirs-sys|native-tls)$/;
/** The image instead, what else changes, and what speaks against it; nothing for images of another kind. */
function distroless(view, image) {
    const { tag = '' } = image;
    if (image.repository !== 'debian' && image.repository !== 'ubuntu')
        return undefined;
    const instructions = view.shipped.flatMap((stage) => stage.instructions);
    const stages = instructions.flatMap((each) => {
        const from = each.keyword === 'COPY' ? each.flags.find(({ name }) => name === 'from')?.value : undefined;
        return from === undefined ? [] : (stageNamed(view.stages, from) ?? []);
    });
    const go = stages.length > 0 && stages.every((stage) => compiles(view, stage, 'go', 'build'));
    const rust = stages.length > 0 && stages.every((stage) => compiles(view, stage, 'cargo', 'build'));
    if (!go && !rust)
        return undefined;
    const isStatic = go && stages.every((stage) => isWithoutCgo(view, stage));
    const start = startOf(view);
    const runs = instructions.filter(({ keyword }) => keyword === 'RUN');
    const mayBreak = [
        ...(go && !isStatic
            ? ['It is not known that the program is static: `CGO_ENABLED=0` is not set where it is built.']
            : []),
        ...(rust
            ? [
                ...systemLibraries(view),
                ...(isBookworm(view, stages, tag)
                    ? []
                    : ['Builder and base are not both Debian 12, so their OpenSSL may differ.']),
            ]
            : []),
        ...(start.needsShell ? ['The image starts or checks itself by a shell, which is not there.'] : []),
        ...runs.flatMap((run) => needed(view, run)),
        ...scripts(view, instructions),
        ...instructions.flatMap((each) => each.keyword === 'USER' && !/^(\d+(:\d+)?|nobody|nonroot|root)$/.test(each.words[0]?.text ?? '')
            ? [`The user of line ${each.line} is not there.`]
            : []),
    ];
    return {
        image: `gcr.io/distroless/${isStatic ? 'static' : 'cc'}-debian12`,
        edits: runs.map((run) => remove(view.document, run)),
        mayBreak: [...new Set(mayBreak)],
    };
}
function compiles(view, stage, program, verb) {
    return stage.instructions.some((each) => runText(view.document, each)?.commands.some(({ words }) => words[0]?.text === program && words[1]?.text === verb));
}
function isWithoutCgo(view, { instructions }) {
    return instructions.some((each) => (each.keyword === 'ENV' || each.keyword === 'RUN') && /\bCGO_ENABLED[= ]"?0/.test(textOf(view.document, each)));
}
/** What a RUN does that would be missing: all but installing what is there anyway. */
function needed(view, run) {
    return (runText(view.document, run)?.commands ?? []).flatMap((command) => {
        const [name = '', verb] = wordsOf(command);
        if (name === 'rm' || name === 'set' || name === 'update-ca-certificates')
            return [];
        if (!['apt-get', 'apt', 'apk'].includes(name))
            return [`Line ${run.line} runs \`${name}\`, and there is no shell to run anything.`];
        if (verb === 'update' || verb === 'clean')
            return [];
        const other = operands(command)
            .slice(1)
            .filter((each) => !INCLUDED.has(each));
        return other.length === 0
            ? []
            : [`Line ${run.line} installs ${other.map((each) => `\`${each}\``).join(', ')}, which distroless does not have.`];
    });
}
function scripts(view, instructions) {
    return instructions.flatMap((each) => {
        const sources = contextCopy(each)?.sources ?? [];
        const script = view.target.contextFiles.find((path) => path.endsWith('.sh') && sources.some((source) => source === '' || path.startsWith(source)));
        return script === undefined ? [] : [`Line ${each.line} copies \`${script}\`, which needs a shell.`];
    });
}
/** Crates that may link system libraries, by the lock file. */
function systemLibraries(view) {
    const locks = [...view.project.files].filter(([path]) => path.endsWith('Cargo.lock'));
    if (locks.length === 0)
        return ['There is no Cargo.lock that says which libraries are linked.'];
    const names = locks.flatMap(([, text]) => readToml(text).entries.flatMap(({ table, key, value }) => table === 'package' && key === 'name' ? [tomlText(value) ?? ''] : []));
    const open = [...new Set(names)].filter((name) => name.endsWith('-sys') && !FINE_SYS.test(name));
    return open.length === 0
        ? []
        : [
            `${open
                .slice(0, 3)
                .map((name) => `\`${name}\``)
                .join(', ')} may link a library that distroless does not have.`,
        ];
}
function isBookworm(view, stages, tag) {
    const builders = stages.map((stage) => {
        let root = stage;
        while (root.parent !== undefined)
            root = root.parent;
        return image_name_imageName(view.variables.expand(root.image) ?? '').tag ?? '';
    });
    return [tag, ...builders].every((each) => each.includes('bookworm') || each.startsWith('12'));
}

;// CONCATENATED MODULE: ./lib/advise/rules/runtime/lesser-uses.js
/** Whether an image may use what the smaller variant of its base does not have. */







/** Programs that the full images of node, python and others have, and the slim ones do not (docker-library/buildpack-deps). */
const FULL_ONLY = new Set('curl wget git hg svn python python3 make gcc g++ cc ssh convert magick patch unzip xz autoconf'.split(' '));
/** What each family still has. */
const STILL = {
    python: ['python', 'python3'],
    'eclipse-temurin': ['curl', 'wget'],
    nginx: ['wget'],
};
/** Programs of a JDK or SDK that a JRE or runtime has not. */
const KIT_ONLY = new Set('javac jlink jdeps jcmd jstack jmap jshell jar'.split(' '));
/** Reasons to keep the larger image, in words for a reader. */
function lesserUses(view, repository) {
    const reasons = [];
    const still = new Set(STILL[repository] ?? []);
    const installed = new Set(lesser_uses_packages(view));
    // The smaller nginx is Alpine’s, the others stay with Debian.
    const lost = new Set(repository === 'nginx' ? ['bash', 'apt-get'] : []);
    const missing = (command) => command.words
        .map(({ text }) => basename(text))
        .find((name) => (FULL_ONLY.has(name) || KIT_ONLY.has(name) || lost.has(name)) && !still.has(name) && !installed.has(name));
    for (const stage of view.shipped) {
        const sites = installSites(view, stage);
        for (const run of stage.instructions) {
            for (const command of runText(view.document, run)?.commands ?? []) {
                const site = sites.find((each) => each.command.start === command.start);
                const name = wordsOf(command)[0] ?? '';
                if (site !== undefined)
                    reasons.push(...lesser_uses_compiles(site.install.manager, folderOf(view, site.folder)));
                else if (repository === 'nginx' || (!isIndependent(command) && !isFileWork(name)))
                    reasons.push(`Line ${run.line} runs \`${name}\`, which may use something of it.`);
                else if (name === 'pip' || name === 'pip3')
                    reasons.push(`Line ${run.line} installs packages that may have to be compiled.`);
                const used = missing(command);
                if (used !== undefined && site === undefined)
                    reasons.push(`Line ${run.line} uses \`${used}\`.`);
            }
        }
    }
    for (const command of startOf(view).commands) {
        const used = missing(command);
        if (used !== undefined)
            reasons.push(`The image starts or checks itself with \`${used}\`.`);
        const script = wordsOf(command).find((word) => word.endsWith('.sh'));
        if (script !== undefined)
            reasons.push(`The image starts with \`${script}\`, which may use something of it.`);
    }
    return [...new Set([...reasons, ...copied(view, repository)])];
}
/** Moving files needs no more than coreutils. */
function isFileWork(name) {
    return ['mkdir', 'chown', 'chmod', 'rm', 'ln', 'cp', 'mv', 'touch', 'cat', 'true', 'cd', 'export', ':'].includes(name);
}
/** Packages that are compiled on install need a compiler; only some lock files say which. */
function lesser_uses_compiles(manager, folder) {
    if (manager === 'npm') {
        const lock = folder.text('package-lock.json');
        if (lock === undefined)
            return ['There is no lock file that says which packages are compiled.'];
        return lock.includes('"hasInstallScript": true')
            ? ['A package of `package-lock.json` has an install script, which may compile.']
            : [];
    }
    return [`The lock file of ${manager} does not say which packages are compiled.`];
}
/** node_modules or site-packages from another stage may hold programs that were linked there. */
function copied(view, repository) {
    if (repository !== 'node' && repository !== 'python')
        return nginxConfig(view, repository);
    return view.shipped.flatMap(({ instructions }) => instructions.flatMap((copy) => {
        const from = copy.keyword === 'COPY' ? copy.flags.find(({ name }) => name === 'from')?.value : undefined;
        const stage = from === undefined ? undefined : stageNamed(view.stages, from);
        if (stage === undefined)
            return [];
        return installSites(view, stage).flatMap(({ install, folder }) => lesser_uses_compiles(install.manager, folderOf(view, folder)));
    }));
}
/** nginx without its dynamic modules reads every configuration that loads none. */
function nginxConfig(view, repository) {
    if (repository !== 'nginx')
        return [];
    const copied = view.shipped.flatMap(({ instructions }) => instructions.flatMap((each) => contextCopy(each) ?? []));
    const configs = copied
        .flatMap((copy) => filesOf(view, copy))
        .filter((path) => /\.conf(\.template)?$/.test(path))
        .map((path) => view.project.files.get(joined(view.target.context ?? '', path)) ?? '');
    const words = ['load_module', 'modules-enabled', 'perl', 'xslt', 'image_filter', 'js_import', 'geoip', 'www-data'];
    const used = words.find((word) => configs.some((text) => text.includes(word)));
    const scripts = view.shipped.some(({ instructions }) => instructions.some((each) => each.words.some(({ text }) => text.includes('docker-entrypoint.d'))));
    return [
        ...(used === undefined ? [] : [`A configuration of nginx uses \`${used}\`, which the full image has.`]),
        ...(scripts ? ['A script is copied to `docker-entrypoint.d`, which may need bash.'] : []),
    ];
}
function lesser_uses_packages(view) {
    return view.shipped.flatMap(({ instructions }) => instructions.flatMap((each) => (runText(view.document, each)?.commands ?? [])
        .filter(({ words }) => ['apt-get', 'apt', 'apk'].includes(words[0]?.text ?? ''))
        .flatMap((command) => wordsOf(command).slice(2))));
}

;// CONCATENATED MODULE: ./lib/advise/rules/runtime/smaller-base.js
/** A base image with less in it, where it is known that nothing of the rest is used. */







/** What stands instead of an image, by its repository; nothing for variants that are small already. */
const SMALLER = {
    node: (image) => withSuffix(image, 'slim'),
    python: (image) => withSuffix(image, 'slim'),
    'eclipse-temurin': ({ tag = 'latest' }) => {
        const version = /^(\d+)(?:-jdk)?(-(?:jammy|noble|alpine|ubi9-minimal))?$/.exec(tag);
        return version === null ? undefined : `eclipse-temurin:${version[1]}-jre${version[2] ?? ''}`;
    },
    'mcr.microsoft.com/dotnet/sdk': ({ tag }) => tag === undefined ? undefined : `mcr.microsoft.com/dotnet/aspnet:${tag}`,
    nginx: ({ tag = '' }) => (/^\d+\.\d+(\.\d+)?$/.test(tag) ? `nginx:${tag}-alpine-slim` : undefined),
};
/** `22` → `22-slim`, `22-bookworm` → `22-bookworm-slim`. */
function withSuffix({ repository, tag }, suffix) {
    if (tag === undefined || !/^\d[\d.]*(-(bookworm|trixie|bullseye))?$/.test(tag))
        return undefined;
    return `${repository}:${tag}-${suffix}`;
}
/** Slim variants, JRE for JDK, runtime for SDK, nginx without modules; distroless for programs that are known to need no more. */
const smallerBase = perTarget('smaller-base', 'The image stands on a base that has what it needs and little else.', (view) => {
    const root = view.shipped.at(-1);
    const start = startOf(view);
    if (root === undefined || !view.isImage)
        return [];
    const image = image_name_imageName(view.variables.expand(root.image) ?? '');
    // nginx has a start of its own; without any, it is not known what the image is for.
    if (image.digest !== undefined || (!hasStart(start) && image.repository !== 'nginx'))
        return [];
    const smaller = SMALLER[image.repository]?.(image);
    if (smaller !== undefined)
        return [smaller_base_candidate(view, smaller, lesserUses(view, image.repository), [])];
    const other = distroless(view, image);
    return other === undefined ? [] : [smaller_base_candidate(view, other.image, other.mayBreak, other.edits)];
});
function smaller_base_candidate(view, smaller, mayBreak, more) {
    const root = view.shipped.at(-1) ?? view.final;
    const [word] = root.from.words;
    const isWritten = word !== undefined && !word.text.includes('$');
    const edits = isWritten ? [{ start: word.start, end: word.end, text: smaller }, ...more] : [];
    const base = view.target.record.platforms[0]?.layers?.filter(({ fromBase }) => fromBase === true) ?? [];
    const bytes = base.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
    return {
        title: `Start the image from \`${smaller}\``,
        now: `It stands on \`${root.image}\`${bytes > 0 ? `, ${Math.round(bytes / 1_000_000)} MB of what is pulled` : ''}.`,
        places: [placeOf(view, root.from)],
        ...(edits.length === 0
            ? {}
            : { edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }] }),
        pulls: [smaller],
        mayBreak: isWritten ? mayBreak : [...mayBreak, 'The name of the base is made of variables.'],
        check: smaller.startsWith('gcr.io/distroless')
            ? 'No shell and no other program is left that yours could start, or a person in a running container.'
            : 'Programs of the base that yours starts, or a person in a running container, may be gone.',
        touches: ['**'],
    };
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/append-command.js
/** A command to run when the one given has succeeded; nothing in exec form, or where what follows depends on how it ended. */
function appendCommand(document, text, after, added) {
    if (text.form === 'exec' || after.nested || after.after === '||' || after.after === '|' || after.after === '&')
        return undefined;
    const at = { start: after.end, end: after.end };
    if (text.form === 'heredoc' && after.after !== '&&' && after.before !== '&&')
        return { ...at, text: `${document.newline}${added}` };
    const tops = text.commands.filter(({ nested }) => !nested);
    const place = tops.indexOf(after);
    const gaps = tops
        .slice(1)
        .map((command, index) => document.text.slice(tops[index]?.end ?? command.start, command.start));
    // As the author joins commands: the gap before this one, or the one behind it.
    const gap = [gaps[place - 1], gaps[place], ...gaps].find((each) => each !== undefined && each.trim().startsWith('&&') !== each.trim().endsWith('&&') && each.includes('\n'));
    const isPlain = gap !== undefined && !gap.includes('#') && gap.split('\n').length === 2;
    return { ...at, text: (isPlain ? gap : ' && ') + added };
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/apt-lists.js
/** Package lists that stay in a shipped layer: some 20 MB on Debian that no running program reads. */







/** Only layers of the image count: what a builder stage leaves behind is never shipped. */
const aptLists = perTarget('apt-lists', 'Layers of the image hold no package lists of apt.', (view) => {
    if (!view.isImage)
        return [];
    const runs = view.shipped.toReversed().flatMap((stage) => aptRuns(view, stage));
    const last = runs.at(-1);
    const isRemovedLater = view.shipped.some(({ instructions }) => instructions.some((each) => {
        const text = runText(view.document, each);
        return text !== undefined && removesLists(text) && each.start > (last?.run.start ?? 0);
    }));
    // A later RUN that removes them is another rule’s: the bytes are hidden there.
    if (isRemovedLater)
        return [];
    const bytes = bytesBelow(view, 'var/lib/apt');
    return runs
        .filter((run) => run.updates.length > 0 && !run.leavesNoLists)
        .flatMap((run) => apt_lists_candidate(view, run, runs, bytes) ?? []);
});
function apt_lists_candidate(view, { run, text, updates, installs }, runs, bytes) {
    const last = installs.at(-1)?.command ?? updates.at(-1);
    const edit = last === undefined ? undefined : appendCommand(view.document, text, last, 'rm -rf /var/lib/apt/lists/*');
    if (edit === undefined)
        return undefined;
    const below = [...view.shipped, ...view.shipped.flatMap((stage) => children(view, stage))].flatMap((stage) => aptRuns(view, stage));
    const needs = [...runs, ...below].find((each) => each.run.start > run.start && each.installs.length > 0 && each.updates.length === 0);
    const after = replaceAll(view.document.text, [edit]);
    return {
        title: 'Remove the package lists of apt in the RUN that fetches them',
        now: `Line ${run.line} leaves them in \`/var/lib/apt/lists\`, and so in its layer.`,
        places: [placeOf(view, run)],
        edits: [{ file: view.file, before: view.document.text, after }],
        mayBreak: needs === undefined ? [] : [`Line ${needs.run.line} installs from these lists without fetching them again.`],
        ...(bytes === undefined || bytes === 0 ? {} : { estimate: { kind: 'exact', bytes } }),
        touches: ['var/lib/apt/lists/**'],
        isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
        suitsOthers: true,
    };
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/apt-recommends.js
/** Packages that apt installs because others recommend them, in layers that are shipped. */






/**
 * Packages that do what they are installed for without those they recommend, by Debian 12's Recommends fields. Of others it is not known
 * here: gcc recommends libc6-dev, python3-pip a compiler, r-base its base packages.
 */
const SUFFICIENT = new Set(('ca-certificates curl wget tzdata tini dumb-init gosu procps netcat-openbsd jq unzip zip xz-utils bzip2 bash less locales openssl ' +
    'gettext-base iproute2 iputils-ping dnsutils postgresql-client redis-tools sqlite3 nginx nginx-light libnginx-mod-http-brotli-static ' +
    'git gnupg rsync make file zstd lsof tar gzip findutils coreutils supervisor cron').split(' '));
/** A library's Recommends are data and tools for special uses; -dev packages and plug-ins are another matter. */
const LIBRARY = /^lib[a-z0-9.+-]+\d[a-z0-9.]*$/;
/** Need certificates for HTTPS, and have them only by a recommendation of libcurl, or of themselves. */
const NEEDS_CERTIFICATES = new Set(['curl', 'wget', 'git']);
/** Says which packages it cannot judge instead of changing their install. */
const aptRecommends = perTarget('apt-recommends', 'apt installs what the image needs, without what is recommended beside it.', (view) => {
    if (!view.isImage)
        return [];
    const chain = view.shipped.toReversed();
    // The configuration says the same for all installs.
    const isConfigured = chain.some(({ instructions }) => instructions.some((each) => textOf(view.document, each).includes('Install-Recommends')));
    if (isConfigured)
        return [];
    const runs = chain.flatMap((stage) => aptRuns(view, stage));
    return runs.flatMap((run) => apt_recommends_candidate(view, run, runs) ?? []);
});
function apt_recommends_candidate(view, { run, text, installs }, runs) {
    const open = installs.filter(({ command }) => !hasOption(command, '--no-install-recommends') && !command.nested);
    if (open.length === 0 || text.form === 'exec')
        return undefined;
    const all = runs.flatMap((each) => each.installs.flatMap(({ packages }) => packages.map(bare)));
    const own = open.flatMap(({ packages }) => packages);
    const unknown = own.filter((name) => name.includes('$') || name.includes('*') || !(SUFFICIENT.has(bare(name)) || isLibrary(bare(name))));
    const needsCertificates = own.some((name) => NEEDS_CERTIFICATES.has(bare(name))) && !all.includes('ca-certificates');
    const edits = open.flatMap(({ command, packages }, at) => {
        const verb = command.words.find((word) => word.text === 'install')?.end ?? command.end;
        // In front of the first package, where no other rule adds anything.
        const first = command.words.find(({ text }) => text === packages[0])?.start;
        return [
            { start: verb, end: verb, text: ' --no-install-recommends' },
            ...(needsCertificates && at === 0 && first !== undefined
                ? [{ start: first, end: first, text: 'ca-certificates ' }]
                : []),
        ];
    });
    const after = replaceAll(view.document.text, edits);
    return {
        title: 'Install with `--no-install-recommends`',
        now: `Line ${run.line} also installs every package that ${list(own)} ${own.length === 1 ? 'recommends' : 'recommend'}.${needsCertificates ? ' HTTPS needs `ca-certificates`, which comes by such a recommendation and is named then.' : ''}`,
        places: [placeOf(view, run)],
        edits: [{ file: view.file, before: view.document.text, after }],
        mayBreak: unknown.length === 0
            ? []
            : [`It is not known whether ${list(unknown)} can do without recommended packages: see \`apt-cache depends\`.`],
        check: 'Something that came by a recommendation may be used by your own program.',
        touches: ['usr/**', 'etc/**', 'var/**', 'lib/**'],
        suitsOthers: true,
    };
}
/** `libpq5=15.*` and `libpq5:arm64` are libpq5. */
function bare(name) {
    return name.replace(/[=:/].*$/, '');
}
function isLibrary(name) {
    return LIBRARY.test(name) && !name.endsWith('-dev');
}
function list(names) {
    const shown = names.slice(0, 4).map((name) => `\`${name}\``);
    return shown.join(', ') + (names.length > 4 ? ` and ${names.length - 4} more` : '');
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/chown-after-copy.js
/** `chown -R` and `chmod -R` in a RUN of their own make a second copy of every file they touch. */











/** Users that official images bring, by repository; every Debian and Alpine has nobody and www-data or nobody. */
const USERS = {
    node: ['node'],
    nginx: ['nginx'],
    'oven/bun': ['bun'],
    'denoland/deno': ['deno'],
};
/** `COPY --chown` gives the same files the owner while they are copied; the folder itself is still given to them, alone. */
const chownAfterCopy = perTarget('chown-after-copy', 'Files get their owner while they are copied, not in a layer of their own.', (view) => {
    if (!view.isImage)
        return [];
    return view.shipped
        .filter(hasUsualShell)
        .flatMap((stage) => stage.instructions.flatMap((run) => (runText(view.document, run)?.commands ?? []).flatMap((command) => chown_after_copy_candidate(view, stage, run, command) ?? [])));
});
function chown_after_copy_candidate(view, stage, run, command) {
    const recursive = command.words.find(({ text }) => text === '-R' || text === '--recursive');
    const [owner, ...paths] = operands(command);
    const [path] = paths;
    const program = command.words[0]?.text;
    // COPY takes modes as numbers; letters, only from Dockerfile 1.14 on.
    if (program !== 'chown' && (program !== 'chmod' || !/^[0-7]{3,4}$/.test(owner ?? '')))
        return undefined;
    if (recursive === undefined || command.nested || run.exec !== undefined)
        return undefined;
    if (owner === undefined || path === undefined || paths.length !== 1 || owner.includes('$') || path.includes('$'))
        return undefined;
    const root = absolute(workdirAt(stage, run), path);
    if (root === undefined || root === '/')
        return undefined;
    const copies = stage.instructions.filter((each) => each.start < run.start && each.keyword === 'COPY' && isBelow(stage, each, root));
    const [first] = copies;
    const open = copies.filter(({ flags }) => flags.every(({ name }) => name !== program));
    if (first === undefined || open.length === 0)
        return undefined;
    const bytes = hiddenBy(view, run)?.reduce((sum, each) => sum + each.bytes, 0);
    // How much it is, is not known without the image: of a few files named one by one it is little.
    const isFolder = open.some((copy) => copiesFolder(view, copy));
    if (bytes === undefined && !isFolder)
        return undefined;
    const edits = [
        ...open.map(({ start, keyword }) => ({
            start: start + keyword.length,
            end: start + keyword.length,
            text: ` --${program}=${owner}`,
        })),
        { start: recursive.start, end: behind(view, command, recursive.end), text: '' },
    ];
    const after = replaceAll(view.document.text, edits);
    return {
        title: `Copy with \`--${program}=${owner}\` instead of \`${program} -R\``,
        now: `Line ${run.line} changes only the ${program === 'chown' ? 'owner' : 'mode'} of what line ${first.line} copies, and the layer holds all of it a second time.`,
        places: [placeOf(view, run), ...open.map((each) => placeOf(view, each))],
        edits: [{ file: view.file, before: view.document.text, after }],
        mayBreak: [
            ...writers(view, stage, run, root),
            ...(program === 'chmod' || isKnownUser(view, stage, first, owner)
                ? []
                : [`It is not known that \`${owner}\` exists when line ${first.line} copies.`]),
        ],
        ...(bytes === undefined || bytes === 0 ? {} : { estimate: { kind: 'exact', bytes } }),
        touches: [],
        isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
        suitsOthers: true,
    };
}
/** The end of an option with the space behind it; not with a line end, beside which a comment may stand. */
function behind({ document }, { words }, end) {
    const next = words.find(({ start }) => start >= end)?.start ?? end;
    return document.text.slice(end, next).trim() === '' && !document.text.slice(end, next).includes('\n') ? next : end;
}
function isBelow(stage, copy, root) {
    const to = absolute(workdirAt(stage, copy), (copy.exec ?? copy.words.map(({ text }) => text)).at(-1) ?? '');
    return to !== undefined && below(root, to) !== undefined;
}
function copiesFolder(view, copy) {
    const sources = contextCopy(copy)?.sources;
    // From another stage it may be anything.
    return sources === undefined || sources.some((source) => !view.target.contextFiles.includes(source));
}
/** What else puts files below the folder: those would keep root as their owner. */
function writers(view, stage, run, root) {
    const before = stage.instructions.filter((each) => each.keyword === 'RUN' && each.start < run.start);
    const found = before.filter((each) => {
        const commands = runText(view.document, each)?.commands ?? [];
        const isInside = below(root, workdirAt(stage, each) ?? '/') !== undefined;
        const doesName = commands.some(({ words }) => words.some(({ text }) => below(root, absolute('/', text) ?? '') !== undefined && text.startsWith('/')));
        return doesName || (isInside && !commands.every((one) => isIndependent(one)));
    });
    const own = runText(view.document, run)?.commands.filter(({ words }) => words[0]?.text === 'mkdir') ?? [];
    const parents = chainOf(stage).slice(1);
    const isFilledBelow = parents.some((parent) => parent.instructions.some((each) => each.keyword === 'COPY' && isBelow(parent, each, root)));
    return [
        ...[...found, ...(own.length > 0 ? [run] : [])].map((each) => `Line ${each.line} writes below \`${root}\` as root.`),
        ...(isFilledBelow ? [`A stage below copies to \`${root}\` as well.`] : []),
    ];
}
/** COPY looks a name up in the image as it is at that point. */
function isKnownUser(view, stage, copy, owner) {
    const names = owner.split(':').filter((name) => !/^\d*$/.test(name));
    const base = image_name_imageName(view.variables.expand(chainOf(stage).at(-1)?.image ?? '') ?? '').repository;
    const created = chainOf(stage)
        .flatMap((each) => each.instructions)
        .filter(({ start }) => start < copy.start);
    return names.every((name) => name === 'nobody' ||
        name === 'root' ||
        name === 'www-data' ||
        USERS[base]?.includes(name) === true ||
        created.some((each) => runText(view.document, each)?.commands.some((command) => /^(user|group)add$|^add(user|group)$/.test(command.words[0]?.text ?? '') &&
            command.words.some(({ text }) => text === name))));
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/deleted-later.js
/** What a RUN deletes that an earlier layer holds stays in the image; deleted in the same RUN, it was never in it. */








/** Two RUNs that follow each other become one; over a distance it can only be said. */
const deletedLater = perTarget('deleted-in-later-layer', 'What is deleted was added in the same RUN.', (view) => view.isImage
    ? view.shipped
        .filter(hasUsualShell)
        .flatMap((stage) => stage.instructions.flatMap((run) => deleted_later_candidate(view, stage, run) ?? []))
    : []);
function deleted_later_candidate(view, stage, run) {
    const text = runText(view.document, run);
    if (text === undefined || text.form === 'exec' || !text.commands.every((each) => deleted_later_isDeletion(wordsOf(each))))
        return undefined;
    if (text.commands.every(({ words }) => words[0]?.text === 'set'))
        return undefined;
    const at = stage.instructions.indexOf(run);
    const before = stage.instructions[at - 1];
    const waste = hiddenBy(view, run);
    const adder = waste?.toSorted((a, b) => b.bytes - a.bytes).find(({ addedBy }) => addedBy !== undefined);
    if (waste !== undefined && (adder === undefined || adder.bytes < NOTICEABLE_BYTES))
        return undefined;
    const lists = before === undefined ? undefined : runText(view.document, before);
    // Without the image's files one thing is still known: apt's lists come with its update.
    const fetches = lists?.commands.some((each) => /^apt(-get)? update/.test(wordsOf(each).join(' '))) === true && removesLists(text);
    if (waste === undefined && !fetches)
        return undefined;
    const source = adder === undefined ? before : view.document.instructions.find(({ line }) => line === adder.addedBy);
    if (source === undefined)
        return undefined;
    const edits = source === before && before !== undefined && lists !== undefined
        ? deleted_later_joined(view, before, lists, run, text)
        : undefined;
    return {
        title: `Delete in the RUN that adds: join lines ${source.line} and ${run.line}`,
        now: `What line ${run.line} deletes is in the layer of line ${source.line}, and is pulled with it.`,
        places: [placeOf(view, run), placeOf(view, source)],
        ...(edits === undefined
            ? {}
            : { edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }] }),
        mayBreak: edits === undefined
            ? [`Other instructions stand between the lines ${source.line} and ${run.line}, or the two cannot be one.`]
            : [],
        ...(adder === undefined ? {} : { estimate: { kind: 'exact', bytes: adder.bytes } }),
        touches: [],
        suitsOthers: true,
    };
}
function deleted_later_isDeletion([name, verb]) {
    if (name === 'rm' || name === 'set')
        return true;
    return ((name === 'apt-get' || name === 'apt') &&
        ['clean', 'autoclean', 'autoremove', 'purge', 'remove'].includes(verb ?? ''));
}
/** The second RUN's commands behind the first one's. */
function deleted_later_joined(view, first, firstText, second, text) {
    const { document } = view;
    const flags = (run) => run.flags.map((flag) => textOf(document, flag)).join(' ');
    const last = firstText.commands.findLast(({ nested }) => !nested);
    if (first.keyword !== 'RUN' || firstText.form !== 'shell' || text.form !== 'shell' || flags(first) !== flags(second))
        return undefined;
    if (last === undefined || last.after !== '' || last.end !== first.end)
        return undefined;
    return [
        { start: first.end, end: first.end, text: ` && ${document.escape}` },
        { start: second.start, end: text.body.start, text: '    ' },
    ];
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/package-caches.js
/** Downloads that pip and npm keep for a next time, in layers that are shipped and never install again. */










/** pip by its option, npm by cleaning up in the same RUN; npm only where the image was seen to hold the cache. */
const packageCaches = perTarget('package-caches', 'Layers of the image hold no download caches of pip or npm.', (view) => {
    if (!view.isImage)
        return [];
    const isOff = view.shipped.some(({ instructions }) => instructions.some((each) => each.keyword === 'ENV' && textOf(view.document, each).includes('PIP_NO_CACHE_DIR')));
    return view.shipped.filter(hasUsualShell).flatMap(({ instructions }) => instructions.flatMap((run) => {
        const text = runText(view.document, run);
        const mounts = run.flags
            .filter(({ name }) => name === 'mount')
            .map((flag) => mountFields(flag).get('target') ?? '');
        if (text === undefined || text.form === 'exec')
            return [];
        const edits = [];
        let bytes;
        for (const command of text.commands.filter(({ nested }) => !nested)) {
            const words = wordsOf(command);
            if (pipArguments(words) !== undefined && words[0] !== 'uv') {
                bytes = bytesBelow(view, 'root/.cache/pip');
                const isMounted = mounts.some((target) => target.includes('/.cache'));
                if (isOff || isMounted || hasOption(command, '--no-cache-dir', '--no-cache', '--cache-dir') || bytes === 0)
                    continue;
                const verb = command.words.find((word) => word.text === 'install')?.end ?? command.end;
                edits.push({ start: verb, end: verb, text: ' --no-cache-dir' });
            }
            else if (words[0] === 'npm' && ['ci', 'install', 'i'].includes(words[1] ?? '')) {
                bytes = bytesBelow(view, 'root/.npm');
                const isCleaned = text.commands.some((each) => wordsOf(each).slice(0, 3).join(' ') === 'npm cache clean');
                if (isCleaned || mounts.some((target) => target.includes('/.npm')) || (bytes ?? 0) < NOTICEABLE_BYTES)
                    continue;
                const edit = appendCommand(view.document, text, command, 'npm cache clean --force');
                if (edit !== undefined)
                    edits.push(edit);
            }
        }
        if (edits.length === 0)
            return [];
        return [
            {
                title: 'Keep no downloads of packages in the image',
                now: `Line ${run.line} leaves what it downloads in a cache, and so in its layer.`,
                places: [placeOf(view, run)],
                edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
                mayBreak: [],
                ...(bytes === undefined || bytes === 0 ? {} : { estimate: { kind: 'exact', bytes } }),
                touches: ['root/.cache/**', 'root/.npm/**'],
                isWorthIt: bytes === undefined || bytes >= NOTICEABLE_BYTES,
                suitsOthers: true,
            },
        ];
    }));
});

;// CONCATENATED MODULE: ./lib/advise/rules/size/strip-go.js
/** Symbol tables of Go programs, which neither panics nor pprof need. */







/** `-ldflags "-s -w"` (pkg.go.dev/cmd/link): stack traces come from a table that stays. */
const stripGo = perTarget('unstripped-go', 'Go programs are linked without symbol tables.', (view) => view.needed.filter(hasUsualShell).flatMap((stage) => {
    const touches = arrivals(view, stage);
    const isSet = stage.instructions.some((each) => each.keyword === 'ENV' && /GOFLAGS.*ldflags/.test(textOf(view.document, each)));
    if (touches.length === 0 || isSet || !view.isImage)
        return [];
    return stage.instructions.flatMap((run) => {
        const edits = strip_go_editsOf(view, run, runText(view.document, run));
        if (edits.length === 0)
            return [];
        return [
            {
                title: 'Link with `-ldflags="-s -w"`',
                now: `Line ${run.line} builds a Go program with its symbol tables and debug information.`,
                places: [placeOf(view, run)],
                edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
                mayBreak: [],
                check: 'A debugger such as dlv needs them; panics and pprof do not.',
                touches,
                suitsOthers: true,
            },
        ];
    });
}));
function strip_go_editsOf(view, run, text) {
    if (text === undefined || text.form === 'exec')
        return [];
    return text.commands.flatMap((command) => {
        const words = wordsOf(command);
        if (words[0] !== 'go' || (words[1] !== 'build' && words[1] !== 'install'))
            return [];
        const isOther = words.some((word) => word.includes('-N') || /^-buildmode=(?!exe|pie)/.test(word) || word === '-race' || word.includes('@'));
        if (isOther || run.heredocs.length > 1)
            return [];
        return linked(view, command);
    });
}
function linked({ document }, command) {
    if (!hasOption(command, '-ldflags', '--ldflags')) {
        const verb = command.words[1]?.end ?? command.end;
        return [{ start: verb, end: verb, text: ' -ldflags="-s -w"' }];
    }
    const at = command.words.findIndex(({ text }) => /^--?ldflags(=|$)/.test(text));
    const option = command.words[at];
    const word = option?.text.includes('=') === true ? option : command.words[at + 1];
    // `$LDFLAGS` may say anything.
    if (word === undefined || /(^|[\s=])-s(\s|$)/.test(word.text) || /\$\{?LDFLAGS/i.test(word.text))
        return [];
    const raw = document.text.slice(word.start, word.end);
    const quote = raw.search(/["']/);
    return quote < 0 ? [] : [{ start: word.start + quote + 1, end: word.start + quote + 1, text: '-s -w ' }];
}

;// CONCATENATED MODULE: ./lib/advise/rules/size/strip-rust.js








/** Crates that print or send stack traces, which are of no use without symbols. */
const NEEDS_SYMBOLS = [
    'sentry',
    'color-eyre',
    'backtrace',
    'pprof',
    'human-panic',
    'stable-eyre',
    'tracing-error',
    'minidump-writer',
];
/** `profile.release.strip` (doc.rust-lang.org/cargo/reference/profiles.html), in the manifest that decides it. */
const stripRust = perTarget('unstripped-rust', 'Rust programs are shipped without symbols.', (view) => view.needed.flatMap((stage) => {
    const site = runSites(view, stage, (command, folder) => command.words[0]?.text === 'cargo' &&
        ['build', 'b', 'install'].includes(command.words[1]?.text ?? '') &&
        hasOption(command, '--release', '-r', '--path') &&
        folderOf(view, folder).has('Cargo.toml'))[0];
    // Other files of the stage, such as migrations, stay as they are.
    const touches = arrivals(view, stage, (source) => !/\/(migrations|assets|static|templates|config)\/?$/.test(source));
    if (site === undefined || touches.length === 0 || !view.isImage || isStripped(view))
        return [];
    return strip_rust_candidate(view, site, touches) ?? [];
}));
/** By a variable, a linker flag or a command somewhere. */
function isStripped(view) {
    return view.needed.some(({ instructions }) => instructions.some((each) => {
        const text = textOf(view.document, each);
        const isCalled = runText(view.document, each)?.commands.some(({ words }) => words[0]?.text.endsWith('strip') === true);
        return isCalled === true || text.includes('_STRIP') || text.includes('strip=') || text.includes('objcopy');
    }));
}
function strip_rust_candidate(view, { run, folder, command }, touches) {
    const path = joined(view.target.context ?? '', folder === '' ? 'Cargo.toml' : `${folder}/Cargo.toml`);
    const before = view.project.files.get(path);
    if (before === undefined || hasOption(command, '--profile'))
        return undefined;
    const toml = readToml(before);
    const release = toml.entries.filter(({ table }) => table === 'profile.release');
    const valueOf = (key) => release.find((each) => each.key === key)?.value;
    if (valueOf('strip') !== undefined || before.includes('cdylib'))
        return undefined;
    const debug = valueOf('debug');
    const crates = [...view.project.files].flatMap(([file, text]) => file.endsWith('Cargo.toml') ? readToml(text).entries : []);
    const crate = NEEDS_SYMBOLS.find((name) => crates.some(({ table, key }) => table.includes('dependencies') && (key === name || table.endsWith(`.${name}`))));
    return [
        {
            title: 'Strip the program: `strip = "symbols"` in `[profile.release]`',
            now: `Line ${run.line} builds a program with its symbol table, about a quarter of such a file, and nothing in the image reads it.`,
            places: [placeOf(view, run), { file: path }],
            edits: [edit(path, before, toml)],
            mayBreak: [
                ...(debug === undefined || ['false', '0', '"none"'].includes(debug)
                    ? []
                    : [`\`${path}\` asks for debug information on purpose (\`debug = ${debug}\`).`]),
                ...(crate === undefined ? [] : [`\`${crate}\` shows stack traces, which need symbols.`]),
            ],
            check: 'Stack traces and profilers lose function names; keep an unstripped copy elsewhere if you read them.',
            touches,
        },
    ];
}
/** One line in the table that is there, or the table at the end. */
function edit(file, before, { tables }) {
    const newline = before.includes('\r\n') ? '\r\n' : '\n';
    const table = tables.find(({ name }) => name === 'profile.release');
    if (table !== undefined) {
        const at = before[table.end - 1] === '\r' ? table.end - 1 : table.end;
        return { file, before, after: `${before.slice(0, at)}${newline}strip = "symbols"${before.slice(at)}` };
    }
    const gap = before === '' || before.endsWith('\n') ? newline : newline + newline;
    return { file, before, after: `${before}${gap}[profile.release]${newline}strip = "symbols"${newline}` };
}

;// CONCATENATED MODULE: ./lib/advise/rules.js























/** Every rule there is: time first, then bytes, then what has no gain. */
const RULES = [
    dependenciesBeforeSource,
    cargoChef,
    unneededFiles,
    packagesBeforeSource,
    volatileArguments,
    artificialEdge,
    emulatedBuild,
    cacheScopeShared,
    cacheModeMin,
    cacheExportUnpaid,
    cacheMountsUnpaid,
    copyLink,
    smallerBase,
    devDependenciesNode,
    devDependencies,
    aptLists,
    aptRecommends,
    packageCaches,
    deletedLater,
    chownAfterCopy,
    stripRust,
    stripGo,
    assetTwins,
    forcedCompression,
    toolchainInRuntime,
    rootUser,
    secretInArgument,
];
/** What all rules find in a project. */
function findingsOf(project, rules = RULES) {
    const views = viewsOf(project);
    return rules.flatMap((rule) => ('detectIn' in rule ? rule.detectIn(views) : rule.detect(project)));
}

;// CONCATENATED MODULE: ./lib/story/advise/combine.js


/**
 * All that pay as one patch, applied in the order of their worth. What conflicts with those before it is left out, and said.
 *
 * @returns undefined where fewer than two go together: then there is nothing new to measure
 */
async function combine(lab, judged) {
    const paying = inOrderOfWorth(judged.filter(({ pays }) => pays)).map(({ candidate }) => candidate);
    if (paying.length < 2)
        return undefined;
    return inVariant(lab, { sha: lab.head, patches: [] }, async (worktree) => {
        const parts = [];
        for (const candidate of paying) {
            try {
                await applyPatch(worktree, candidate.patch, lab.run.tempDir);
                parts.push(candidate);
            }
            catch (error) {
                if (!(error instanceof DoesNotApply))
                    throw error;
                lab.notes.push(`\`${candidate.id}\` pays, but conflicts with what pays more (${error.message}): it is not part of the combined patch.`);
            }
        }
        if (parts.length < 2)
            return undefined;
        return {
            id: 'combined',
            source: 'combined',
            title: `Take ${parts.length} changes at once`,
            targets: [...new Set(parts.flatMap(({ targets }) => targets))],
            patch: await stagedPatch(worktree),
            // Nobody said what a person's patch may touch, so nobody did of the whole.
            ...(parts.every(({ touches }) => touches !== undefined)
                ? { touches: parts.flatMap((it) => it.touches ?? []) }
                : {}),
            parts: parts.map(({ id }) => id),
        };
    });
}

;// CONCATENATED MODULE: ./lib/story/advise/lab.js
/** Ms until the minutes are over; 0 when they are, or when the job was canceled. */
function timeLeft({ canceled, deadline }) {
    return canceled.requested() ? 0 : Math.max(0, deadline - performance.now());
}
/** Why something was not done although its turn came: the end of a sentence. */
function whyOver({ canceled, run }) {
    return canceled.requested() ? 'the job was canceled' : `\`advise-minutes\` (${run.inputs.adviseMinutes}) were over`;
}

;// CONCATENATED MODULE: ./lib/advise/times/arms.js
/** The arms of a replay: today's files, and candidates beside them. */
/**
 * In which order the arms of a replay are built: there and back, commit by commit, so that a machine that gets slower or faster
 * meanwhile favours none.
 */
function inTurns(arms, commit) {
    return commit % 2 === 0 ? [...arms] : arms.toReversed();
}
/**
 * How many candidates to replay together, as they share the builds of today's files: as many as there is time for, when as much is
 * left as measuring takes what pays together. The first ones are begun in any case.
 *
 * @param buildMs what one build may take; absent where that is not known
 */
function atOnce(it) {
    const { leftMs, commits, buildMs, isFirst } = it;
    if (leftMs === 0)
        return 0;
    if (buildMs === undefined)
        return 1;
    const rows = Math.floor(leftMs / (commits * buildMs));
    // A row of builds for each, one for today's files, and two for all that pay.
    return Math.max(isFirst ? 1 : 0, rows - 3);
}

// EXTERNAL MODULE: ./lib/compare/update-size.js
var update_size = __webpack_require__(2526);
// EXTERNAL MODULE: ./lib/compare/times/statistics.js
var statistics = __webpack_require__(2423);
;// CONCATENATED MODULE: ./lib/advise/times/saving.js
/**
 * What a variant saves, from pairs of builds made one right after the other on the same machine.
 *
 * Times scatter by factors (docs/internals/times.md), so the noise of a pair is taken from the logarithms of the pairs' ratios: their
 * median absolute deviation within commits of one kind, moderated by what is known of runners, as few pairs know little
 * (G. K. Smyth, "Linear models and empirical Bayes methods for assessing differential expression", 2004, section 3: the
 * moderated t). The range is also that without the pair that speaks most for it (the jackknife's leave-one-out, J. W. Tukey
 * 1958), scaled up: one build that a neighbour disturbed never makes a gain.
 */

/** Two-sided chance that the saving is outside of its range. */
const ERROR = 0.05;
/**
 * Starting, connecting and exporting scatter by about this much, in ms, however short a build is: pairs of equal builds of 4 s did by
 * 0.3 to 0.6 s on a busy machine with two cores.
 */
const LEAST_NOISE_MS = 300;
/** No machine is steadier than this: standard deviation of a pair's log ratio. */
const LEAST_SIGMA = 0.04;
/** A single pair has no spread of its own: it tells only what is as many times beyond what builds do in general. */
const ALONE = 3;
/**
 * The effect of pairs of builds, at least one.
 *
 * @param all pairs of the same replay, these among them: what they say of the machine's noise
 */
function savingOf(kind, pairs, all = pairs) {
    const total = { today: sum(pairs.map((pair) => pair.today)), variant: sum(pairs.map((pair) => pair.variant)) };
    const savings = pairs.map(({ today, variant }) => today - variant);
    const saving = sum(savings);
    const { sigma: usual, df } = noise(all);
    const sigma = pairs.length === 1 ? ALONE * usual : usual;
    // Both arms of a pair scatter alike: half of the ratio's variance each.
    const variance = sum(pairs.map(({ today, variant }) => LEAST_NOISE_MS ** 2 + (sigma ** 2 * (today ** 2 + variant ** 2)) / 2));
    const half = (0,statistics/* studentQuantile */.FI)(1 - ERROR / 2, df) * Math.sqrt(variance);
    const without = (one) => pairs.length < 2 ? saving : ((saving - one) * pairs.length) / (pairs.length - 1);
    const low = Math.round(Math.min(saving, without(Math.max(...savings))) - half);
    const high = Math.round(Math.max(saving, without(Math.min(...savings))) + half);
    return { kind, total, pairs: pairs.length, low, high, certain: low > 0 || high < 0 };
}
/** Standard deviation of a pair's log ratio, and how many degrees of freedom stand behind it. */
function noise(pairs) {
    const strata = Map.groupBy(pairs, ({ stratum }) => stratum);
    const residuals = [...strata.values()].flatMap((group) => {
        const ratios = group.map(({ today, variant }) => Math.log(Math.max(today, 1) / Math.max(variant, 1)));
        const centre = (0,statistics/* median */.JZ)(ratios);
        return ratios.map((ratio) => Math.abs(ratio - centre));
    });
    const free = pairs.length - strata.size;
    const own = free === 0 ? 0 : statistics/* MAD_TO_SIGMA */.tF * (0,statistics/* median */.JZ)(residuals);
    const variance = (statistics/* PRIOR_RUNS */.CZ * statistics/* PRIOR_SIGMA */.Zb ** 2 + free * own ** 2) / (statistics/* PRIOR_RUNS */.CZ + free);
    return { sigma: Math.max(LEAST_SIGMA, Math.sqrt(variance)), df: statistics/* PRIOR_RUNS */.CZ + free };
}
function sum(values) {
    return values.reduce((total, value) => total + value, 0);
}

;// CONCATENATED MODULE: ./lib/advise/times/replay-effects.js
/** What a replay of commits says of a variant. */


/**
 * Times by what the commits changed, from pairs in the order of the commits. The first one had no cache to build on, so it is the
 * cold build and speaks for no kind of change.
 */
function timeEffects(replayed) {
    const pairs = replayed.map(({ kind, today, variant }, at) => ({
        today: today.wallMs,
        variant: variant.wallMs,
        stratum: at === 0 ? 'cold' : kind,
    }));
    const kinds = ['cold', 'source', 'dependency'];
    const effects = kinds.flatMap((kind) => {
        const own = pairs.filter(({ stratum }) => stratum === kind);
        return own.length === 0 ? [] : [savingOf(kind, own, pairs)];
    });
    // Of a single commit the sum would say the same once more.
    return pairs.length < 2 ? effects : [...effects, savingOf('replay', pairs)];
}
/** The same images with `update`: what a machine pulls that has the commit before, on average, where every step of it is known. */
function withUpdates(images, replayed) {
    return images.map((image) => {
        const update = updatesOf(image, replayed);
        return update === undefined ? image : { ...image, update };
    });
}
function updatesOf(image, replayed) {
    const mean = (arm) => {
        const bytes = replayed.slice(1).map((pair, at) => {
            const [now, before] = [imageIn(pair[arm], image), imageIn(replayed[at][arm], image)];
            return now && before && (0,update_size/* updateBytes */.v)(now, before);
        });
        const known = bytes.filter((it) => it !== undefined);
        if (known.length === 0 || known.length < bytes.length)
            return undefined;
        return Math.round(known.reduce((sum, it) => sum + it, 0) / known.length);
    };
    const [today, variant] = [mean('today'), mean('variant')];
    return today === undefined || variant === undefined ? undefined : { today, variant };
}
function imageIn({ targets }, { target, platform }) {
    return targets.find(({ name }) => name === target)?.platforms.find((it) => it.platform === platform);
}

// EXTERNAL MODULE: ./lib/report/text/format.js
var format = __webpack_require__(7565);
;// CONCATENATED MODULE: ./lib/advise/times/commit-kind.js
/** Names by which package managers know their manifests and lock files. */
const DEPENDENCY_FILES = [
    /^(package|package-lock|npm-shrinkwrap|deno|composer)\.json$/,
    /^(yarn|pnpm-lock|bun|deno|Cargo|poetry|uv|pdm|Gemfile|composer|mix|flake|Pipfile|pubspec)\.(lock|lockb|yaml)$/,
    /^(Cargo|pyproject|libs\.versions)\.toml$/,
    /^(Pipfile|Gemfile|go\.(mod|sum|work)|mix\.exs|pubspec\.yaml|setup\.(py|cfg))$/,
    /^(constraints|requirements)[\w.-]*\.(txt|in)$/,
    /^(pom\.xml|(build|settings)\.gradle(\.kts)?|gradle\.lockfile|build\.sbt)$/,
    /\.(csproj|fsproj|vbproj|gemspec)$/,
    /^(packages\.lock\.json|Directory\.Packages\.props)$/,
    /(\.|-)lock(\.\w+)?$/,
];
/** True for a manifest or lock file of a package manager, by its name. */
function isDependencyFile(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return DEPENDENCY_FILES.some((pattern) => pattern.test(name));
}
/**
 * The kind of a commit.
 *
 * @param changed paths that differ from the commit built before it, relative to the repository
 * @param isMade tells for such a path whether some image is made of it: Dockerfiles, and what contexts hold after the ignore files
 */
function commitKind(changed, isMade) {
    const own = changed.filter(isMade);
    if (own.some(isDependencyFile))
        return 'dependency';
    return own.length > 0 ? 'source' : 'other';
}

;// CONCATENATED MODULE: ./lib/advise/times/made-of.js

/**
 * Paths of the repository that the images of some builds are made of: Dockerfiles, and what contexts hold after the ignore files.
 *
 * @param folder where bake ran, relative to the repository
 */
function madeOf(records, folder) {
    const paths = new Set();
    for (const { contexts = [], targets } of records) {
        for (const { dockerfile } of targets)
            if (dockerfile !== undefined)
                paths.add(external_node_path_.posix.normalize(dockerfile));
        for (const context of contexts) {
            for (const path of contextFiles(context))
                paths.add(external_node_path_.posix.join(folder, context.root, path));
        }
    }
    return paths;
}
/** Paths of a context's files and links, relative to it, from the lines of its manifest. */
function contextFiles({ files }) {
    return files.filter((line) => !line.startsWith('d')).map((line) => line.split(' ').slice(2).join(' '));
}

// EXTERNAL MODULE: ./lib/story/build-again.js
var build_again = __webpack_require__(2672);
// EXTERNAL MODULE: ./lib/bake/builder/note.js
var note = __webpack_require__(1057);
// EXTERNAL MODULE: ./lib/bake/builder/remove.js
var builder_remove = __webpack_require__(9521);
// EXTERNAL MODULE: ./lib/bake/builder/set-up.js + 2 modules
var set_up = __webpack_require__(6950);
// EXTERNAL MODULE: ./lib/shared/both.js
var both = __webpack_require__(3830);
;// CONCATENATED MODULE: ./lib/story/advise/empty-builder.js






/**
 * Runs something on a new builder with the user's options, which knows nothing of any build, and removes it in any case. Should
 * this process be killed meanwhile, the post step removes it.
 *
 * @throws EngineError where no empty builder can be had
 */
async function onEmptyBuilder(lab, work) {
    const { run } = lab;
    const { cli, inputs, tempDir, io } = run;
    const { driver, endpoint, driverOpts, buildkitdFlags, buildkitdConfigInline } = inputs;
    if (driver === 'remote') {
        throw new errors/* EngineError */.NJ('a builder of the driver `remote` cannot be had empty; leave `driver` and `endpoint` empty');
    }
    const booting = (0,set_up/* setUpBuilder */.V)(cli, {
        // The engine's own builder keeps its cache; a container beside it has none.
        driver: driver === 'kubernetes' ? driver : 'docker-container',
        driverOpts,
        keepState: false,
        ...(endpoint === undefined ? {} : { endpoint }),
        ...(buildkitdFlags === undefined ? {} : { buildkitdFlags }),
        ...(buildkitdConfigInline === undefined ? {} : { buildkitdConfigInline }),
    }, {
        tempDir,
        async onCreate(name) {
            io.saveState('lab-builder', name);
            await (0,note/* leaveNote */.Kq)(cli.env, name);
        },
        warn: (message) => void lab.notes.push(message),
    });
    // Nothing else goes on while something is measured.
    const [builder] = await (0,both/* both */.W)(booting, lab.removal);
    try {
        return await work(builder);
    }
    finally {
        lab.removal = empty_builder_remove(lab, builder.name);
    }
}
async function empty_builder_remove({ run, notes }, name) {
    const gone = await (0,builder_remove/* removeBuilder */.iq)(run.cli, name).catch((error) => ({ problem: (0,error_text/* errorText */.k)(error) }));
    if (typeof gone === 'object')
        notes.push(`Builder ${name} could not be removed: ${gone.problem}.`);
    else
        await (0,note/* dropNote */.Ko)(run.cli.env, name);
}

// EXTERNAL MODULE: ./lib/bake/bake.js + 3 modules
var bake = __webpack_require__(62);
;// CONCATENATED MODULE: ./lib/story/advise/project-folder.js


/** The folder bake runs in, relative to the repository: `.` for its root. */
async function bakedIn(git, source) {
    return external_node_path_.posix.join((await git(['rev-parse', '--show-prefix'])).trim(), (0,bake/* bakeFolder */.k7)(source), '.');
}

// EXTERNAL MODULE: ./lib/layers/overlay.js + 1 modules
var overlay = __webpack_require__(5648);
// EXTERNAL MODULE: ./lib/story/analyze/analyze-images.js + 9 modules
var analyze_images = __webpack_require__(4393);
// EXTERNAL MODULE: ./lib/story/analyze/analyze-layers.js + 12 modules
var analyze_layers = __webpack_require__(83);
// EXTERNAL MODULE: ./lib/story/analyze/why-unknown.js
var why_unknown = __webpack_require__(8139);
// EXTERNAL MODULE: ./lib/story/build.js + 33 modules
var build = __webpack_require__(9763);
// EXTERNAL MODULE: ./lib/story/measure-only.js
var measure_only = __webpack_require__(7068);
;// CONCATENATED MODULE: ./lib/story/advise/measured-build.js















/** Reading the layers of one build may take this long, in ms. */
const READ_MS = 120_000;
/**
 * Builds what is in a folder without effects: nothing is pushed, loaded or tagged, and no cache but that of the builder (or what
 * `adapt` adds) is read or written, so that layers are there to be read and nothing is pushed out of the Actions cache.
 *
 * @param how.files read the images' files, and complete the record with what they say
 * @throws NotBuiltError, or EngineError when the definition cannot be read
 */
async function measuredBuild(lab, how) {
    const { run, builds } = lab;
    const folder = await (0,promises_.stat)(how.cwd).catch(() => undefined);
    // docker would only say that it could not be started.
    if (folder?.isDirectory() !== true)
        throw new errors/* EngineError */.NJ(`there is no folder \`${run.inputs.source}\` in it`);
    lab.builds = builds + 1;
    run.io.info(`Measuring ${how.about}:`);
    const { cli, inputs, printed } = await printedFor(lab, how);
    const { bootMs: _, ...builder } = how.builder;
    const setup = {
        ...run,
        cli,
        inputs: { ...inputs, allow: [...inputs.allow, ...(how.allow ?? [])] },
        cacheWrite: false,
        builder,
        ...(how.unbounded === true ? {} : { stop: AbortSignal.timeout(Math.ceil(timeLeft(lab))) }),
    };
    const baked = await (0,build/* bakeDefinition */.x)(setup, withoutCaches((0,measure_only/* withoutEffects */.L)(printed, builder)), how.adapt);
    try {
        const { record } = await (0,build/* recordBake */.L)(baked, { commit: { sha: how.sha } });
        if (record.outcome !== 'succeeded')
            throw new build_again/* NotBuiltError */.s$(how.about, record);
        return { printed, record, images: how.files ? await readImages(lab, record, baked) : [] };
    }
    finally {
        await baked.close();
    }
}
/** The definition of another checkout, and what it is built with. */
async function printedFor({ run }, { cwd }) {
    const cli = { ...run.cli, cwd };
    const inputs = { ...run.inputs, push: false, load: false, cacheMounts: false, cache: 'none' };
    return { cli, inputs, printed: await (0,bake/* printDefinition */.Tf)(cli, inputs) };
}
/** The user's own entries would make layers known without being there, and one arm of a replay warmer than the other. */
function withoutCaches(definition) {
    return (0,plan_definition/* eachTarget */.j$)(definition, (target) => ({ ...target, 'cache-from': [], 'cache-to': [] }));
}
async function readImages(lab, record, { store, evidence }) {
    const timeMs = Math.round(Math.min(READ_MS, Math.max(1000, timeLeft(lab))));
    const analysis = await (0,analyze_images/* analyzeImages */.B)(record, {
        mode: 'files',
        writesHistory: true,
        kept: async () => lab.indexes,
        store,
        timeMs,
    });
    for (const [digest, index] of analysis.stored)
        lab.indexes.set(digest, index);
    lab.notes.push(...analysis.notes);
    const images = record.targets.flatMap(({ name, platforms }) => platforms.filter(({ layers }) => layers !== undefined).map((image) => ({ target: name, image })));
    return Promise.all(images.map(async ({ target, image }) => ({
        target,
        platform: image.platform,
        record: image,
        ...(0,defined/* defined */.s)({ config: measured_build_configOf(image, evidence.blobs) }),
        ...(await measured_build_filesOf(lab, image, timeMs)),
    })));
}
async function measured_build_filesOf({ indexes }, { layers = [] }, timeMs) {
    const digests = layers.map(({ digest }) => digest);
    // All that could be read has been: what is missing now cannot be.
    const found = await (0,analyze_layers/* indexLayers */.$)({ store: GONE, layers: digests, known: (digest) => indexes.get(digest) });
    const own = digests.flatMap((digest) => found.indexes.get(digest) ?? []);
    if (own.length < digests.length)
        return { unknown: (0,why_unknown/* whyLayersAreUnknown */.j)([...found.unknown.values()], timeMs) };
    const uncompressed = own.reduce((sum, index) => sum + index.uncompressedBytes, 0);
    try {
        return { uncompressed, files: (0,overlay/* overlay */.L)(own).files };
    }
    catch (error) {
        return { uncompressed, unknown: (0,error_text/* errorText */.k)(error) };
    }
}
const GONE = {
    // oxlint-disable-next-line require-yield
    async *stream() {
        throw new Error('not all of its layers could be read');
    },
};
/** What a container gets beside files. Labels of the build itself are no part of it. */
function measured_build_configOf({ configDigest }, blobs) {
    const blob = configDigest === undefined ? undefined : blobs.get(configDigest);
    return (0,shared_json/* isObject */.Gv)(blob) && (0,shared_json/* isObject */.Gv)(blob.config) ? blob.config : undefined;
}

;// CONCATENATED MODULE: ./lib/story/advise/replay.js














/** For the report. */
const HOW_REPLAYED = 'Each commit was built on an empty builder, with only the cache that the build of the commit before it left in a folder (`type=local`, `mode=max`), one folder for each way to build. The Actions cache was neither read nor written, so what pull requests need stays in it; its transfer times are therefore no part of the times.';
/**
 * Builds commits, oldest first, each once per arm and in turns. Every build gets an empty builder, as a job on a hosted runner does,
 * and the cache that the same arm's last build exported, rotated as the Actions cache is: an export replaces the one before it.
 *
 * The cache is a local folder and not the repository's, whose ten gigabytes belong to the builds of pull requests: two exports per
 * commit would push out what those read.
 *
 * A commit that one arm cannot build is left out for all, and said. Ends early when the time is over: then what all arms
 * have built counts.
 *
 * @param arms today's first
 */
async function replay(lab, arms, commits) {
    const caches = (0,external_node_path_.join)(lab.run.tempDir, 'replay');
    const replayed = [];
    try {
        for (const [at, sha] of commits.entries()) {
            const records = new Map();
            try {
                for (const arm of inTurns(arms, at)) {
                    if (timeLeft(lab) === 0)
                        break;
                    const about = `commit ${at + 1} of ${commits.length}, ${(0,format/* short */.h0)(sha)}, ${arm.id}`;
                    records.set(arm.id, await buildCommit(lab, { arm, sha, about, cache: (0,external_node_path_.join)(caches, String(arms.indexOf(arm))) }));
                }
            }
            catch (error) {
                if (timeLeft(lab) > 0)
                    lab.notes.push(`Commit ${(0,format/* short */.h0)(sha)} was left out of the replay: ${(0,error_text/* errorText */.k)(error)}.`);
            }
            if (records.size === arms.length)
                replayed.push({ sha, kind: await kindOf(lab, sha, records, replayed.at(-1)), records });
            if (timeLeft(lab) === 0) {
                const left = commits.length - at - 1;
                if (left > 0)
                    lab.notes.push(`The replay ended ${left} of ${commits.length} commits early: ${whyOver(lab)}.`);
                break;
            }
        }
    }
    finally {
        await (0,promises_.rm)(caches, { recursive: true, force: true });
    }
    return replayed;
}
async function buildCommit(lab, { arm, sha, about, cache }) {
    const patches = arm.patch === undefined ? [] : [arm.patch];
    const { record } = await inVariant(lab, { sha, patches }, async ({ dir }) => {
        const cwd = await (0,build_again/* folderIn */.CH)(dir, lab.git, lab.run.inputs.source);
        const next = `${cache}-next`;
        await (0,promises_.mkdir)(next, { recursive: true });
        const has = await (0,promises_.access)(cache).then(() => true, () => false);
        // bake asks for consent to any folder outside of its own.
        const allow = [`fs=${await (0,promises_.realpath)((0,external_node_path_.dirname)(cache))}`];
        const built = await onEmptyBuilder(lab, (builder) => measuredBuild(lab, {
            cwd,
            sha,
            builder,
            about,
            files: false,
            allow,
            adapt: (definition) => withFolders(definition, has ? cache : undefined, next),
        }));
        await (0,promises_.rm)(cache, { recursive: true, force: true });
        await (0,promises_.rename)(next, cache);
        return built;
    });
    return record;
}
/** Each target gets a folder of its own: an export into another's would replace its index. */
function withFolders(definition, from, to) {
    return (0,plan_definition/* eachTarget */.j$)(definition, (target, name) => (0,plan_definition/* noImageOf */.Iw)(target) === 'call'
        ? target
        : {
            ...target,
            'cache-from': from === undefined ? [] : [{ type: 'local', src: (0,external_node_path_.join)(from, name) }],
            'cache-to': [{ type: 'local', dest: (0,external_node_path_.join)(to, name), mode: 'max' }],
        });
}
/** What a commit changed since the one that was built before it; the first one since its parent. */
async function kindOf({ git, run, reader }, sha, records, before) {
    const parent = before?.sha ?? (await reader.parents(sha))?.[0];
    const since = (from) => git(['diff', '--name-only', '--no-renames', '-z', from, sha]);
    // Of the very first commit, or where a shallow clone ends, everything is new.
    const changed = parent === undefined ? '' : await since(parent).catch(() => '');
    if (changed === '' && before === undefined)
        return 'source';
    const made = madeOf([...(before?.records.values() ?? []), ...records.values()], await bakedIn(git, run.inputs.source));
    return commitKind(changed.split('\0').filter((path) => path !== ''), (path) => made.has(path));
}

;// CONCATENATED MODULE: ./lib/story/advise/time-candidates.js








/** Today's files among the arms. */
const TODAY = { id: 'today’s files' };
/**
 * Replays commits for measured candidates, the most promising first: as many at once as the time allows, as they share the builds
 * of today's files. Those on which the same commits can be built go together, so that each arm's cache has the same past.
 *
 * @param commits oldest first
 * @param buildMs what one build may take, with its builder and worktree; absent where that is not known
 */
async function timeCandidates(lab, all, { commits, buildMs }) {
    const timed = new Map();
    let longest = [];
    let waiting = inOrderToReplay(all.filter(({ outcome }) => outcome === 'measured'));
    const rows = await buildable(lab, waiting, commits);
    while (commits.length > 0 && waiting.length > 0 && timeLeft(lab) > 0) {
        const [best] = waiting;
        const row = rows.get(best);
        const alike = waiting.filter((it) => rows.get(it).join() === row.join());
        const chosen = alike.slice(0, atOnce({ leftMs: timeLeft(lab), commits: row.length, buildMs, isFirst: timed.size === 0 }));
        if (chosen.length === 0 || row.length === 0) {
            if (row.length > 0)
                break;
            lab.notes.push(`\`${best.candidate.id}\` applies to none of the replayed commits, so its times are not known.`);
            waiting = waiting.slice(1);
            continue;
        }
        const arms = [TODAY, ...chosen.map(({ candidate }) => ({ id: candidate.id, patch: candidate.patch }))];
        const replayed = await replay(lab, arms, row);
        if (replayed.length > longest.length)
            longest = replayed;
        for (const one of chosen)
            timed.set(one, withTimes(one, replayed));
        waiting = waiting.filter((it) => !chosen.includes(it));
    }
    if (waiting.length > 0 && commits.length > 0) {
        const names = waiting.map(({ candidate }) => `\`${candidate.id}\``).join(', ');
        const why = timeLeft(lab) === 0 ? whyOver(lab) : '`advise-minutes` would not have been enough';
        lab.notes.push(`Times were not measured of ${names}: ${why}.`);
    }
    return { judged: all.map((it) => timed.get(it) ?? it), replayed: longest };
}
/** For each candidate the commits its patch applies to; the others are said. */
async function buildable(lab, judged, commits) {
    const rows = new Map(judged.map((one) => [one, []]));
    for (const sha of judged.length === 0 ? [] : commits) {
        if (timeLeft(lab) === 0)
            break;
        await inVariant(lab, { sha, patches: [] }, async (worktree) => {
            for (const [{ candidate }, row] of rows) {
                if (await applies(worktree, candidate.patch, lab.run.tempDir))
                    row.push(sha);
            }
        });
    }
    for (const [{ candidate }, row] of rows) {
        const out = commits.filter((sha) => !row.includes(sha)).map(format/* short */.h0);
        if (out.length === 0 || timeLeft(lab) === 0)
            continue;
        lab.notes.push(`\`${candidate.id}\` does not apply to ${out.join(', ')}: left out of its replay, with and without it.`);
    }
    return rows;
}
function withTimes(judged, replayed) {
    const pairs = replayed.map(({ kind, records }) => ({
        kind,
        today: records.get(TODAY.id),
        variant: records.get(judged.candidate.id),
    }));
    const timed = { ...judged, times: timeEffects(pairs), images: withUpdates(judged.images, pairs) };
    return { ...timed, pays: pays(timed) };
}

;// CONCATENATED MODULE: ./lib/advise/images/touch-globs.js
/** Globs of paths in an image, as {@link Finding.touches} has them. */

/**
 * Tells whether one of the globs covers a path of an image. `**` is any number of folders, none included; everything else stays
 * within one part of the path, as in COPY. A slash in front says nothing: all paths are from the image's root.
 */
function coveredBy(globs) {
    const matchers = globs.map((glob) => matcher(partsOf(glob)));
    return (path) => matchers.some((matches) => matches(partsOf(path)));
}
function matcher(glob) {
    const wanted = glob.map((part) => (part === '**' ? '**' : (0,path_match/* goPathMatch */.V)(part)));
    // Row by row over the parts of the glob: which beginnings of the path it covers so far.
    return (parts) => {
        let covered = new Set([0]);
        for (const one of wanted) {
            const next = new Set();
            for (const at of covered) {
                if (one === '**')
                    for (let to = at; to <= parts.length; to++)
                        next.add(to);
                else if (at < parts.length && one(parts[at]))
                    next.add(at + 1);
            }
            covered = next;
        }
        return covered.has(parts.length);
    };
}
function partsOf(path) {
    return path.split('/').filter((part) => part !== '');
}

;// CONCATENATED MODULE: ./lib/advise/images/image-effects.js
/** A variant's images beside today's. */




/** How many strange paths of an image are told. */
const image_effects_TOLD = 20;
/**
 * Compares a variant's images with today's.
 *
 * @param flaky paths that differ by themselves, by {@link imageName}
 * @param touches globs of paths that may differ
 */
function imageEffects(today, variant, { flaky, touches }) {
    const others = new Map(variant.map((image) => [imageName(image), image]));
    const names = new Set(today.map(imageName));
    const missing = [
        ...today.map(imageName).filter((name) => !others.has(name)),
        ...[...others.keys()].filter((name) => !names.has(name)),
    ];
    const isMeant = coveredBy(touches);
    const images = today.flatMap((image) => {
        const other = others.get(imageName(image));
        return other === undefined ? [] : [effect(image, other, flaky.get(imageName(image)) ?? new Set(), isMeant)];
    });
    return { images, missing };
}
function effect(today, variant, flaky, isMeant) {
    const sizes = (0,defined/* defined */.s)({
        pull: pair(today.record.compressedBytes, variant.record.compressedBytes),
        uncompressed: pair(today.uncompressed, variant.uncompressed),
        config: settings(today, variant),
    });
    const { target, platform } = today;
    if (today.files === undefined || variant.files === undefined) {
        const unknown = today.unknown ?? variant.unknown ?? 'its layers were not read';
        return { target, platform, ...sizes, unknown, strange: [], strangeMore: 0 };
    }
    const all = compareFiles(today.files, variant.files);
    const [left, came, changed] = [all.left, all.came, all.changed].map((paths) => paths.filter((it) => !flaky.has(it)));
    const strange = [left, came, changed]
        .flatMap((paths) => paths ?? [])
        .filter((path) => !isMeant(path))
        .toSorted();
    return {
        target,
        platform,
        ...sizes,
        left: left?.length ?? 0,
        came: came?.length ?? 0,
        changed: changed?.length ?? 0,
        strange: strange.slice(0, image_effects_TOLD),
        strangeMore: Math.max(0, strange.length - image_effects_TOLD),
    };
}
function pair(today, variant) {
    return today === undefined || variant === undefined ? undefined : { today, variant };
}
/** Names of settings that differ, such as `User`; undefined where none does or one side is not known. */
function settings({ config: today }, { config: variant }) {
    if (today === undefined || variant === undefined)
        return undefined;
    const names = new Set([...Object.keys(today), ...Object.keys(variant)]);
    const differ = [...names].filter((name) => JSON.stringify(today[name]) !== JSON.stringify(variant[name])).toSorted();
    return differ.length === 0 ? undefined : differ;
}

;// CONCATENATED MODULE: ./lib/advise/words.js
/** `1 path`, `2 paths`. */
function plural(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./lib/advise/images/judge-files.js

/**
 * Why a variant changes more than it means to: the end of a sentence, or undefined when it does not. A patch of a person's own
 * says nothing of what it means to change, so all of it is told and none of it held against it.
 */
function changesMore({ touches }, { images, missing }) {
    if (touches === undefined)
        return undefined;
    const [gone] = missing;
    if (gone !== undefined)
        return `only one of both builds has the image ${gone}`;
    if (images.length === 0)
        return 'no image could be compared';
    const strange = images.find((image) => image.strange.length > 0);
    if (strange !== undefined) {
        const more = strange.strange.length + strange.strangeMore - 1;
        return `${strange.strange[0]}${more === 0 ? ' differs' : ` and ${plural(more, 'more path')} differ`} in ${strange.target}`;
    }
    const unknown = images.find((image) => image.unknown !== undefined);
    if (unknown !== undefined)
        return `that ${unknown.target} is the same could not be proved: ${unknown.unknown}`;
    return undefined;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/bake/logged-bake.js + 1 modules
var logged_bake = __webpack_require__(7439);
;// CONCATENATED MODULE: ./lib/story/advise/image-test.js









/**
 * Tests the image of every target that a folder's definition makes: loads it into the engine under a name of ours, runs the
 * input's command with that name in it, and removes it again. Of several platforms the builder's own is tested.
 *
 * @returns what each image's test complained about, by target; undefined where it passed
 * @throws EngineError when the images cannot be loaded
 */
async function testImages(lab, cwd, about) {
    const { run, builder } = lab;
    const { cli, inputs, printed } = await printedFor(lab, { cwd });
    const names = (0,plan_definition/* planOf */.XC)(printed)
        .targets.filter(({ requested, noImage }) => requested && noImage === undefined)
        .map(({ name }) => name);
    const prefix = `bake-budget-advise-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
    const imageOf = (target) => `${prefix}:${target}`;
    const definition = (0,plan_definition/* eachTarget */.j$)(printed, (target, name) => {
        const { platforms = [] } = target;
        // The engine's older image store holds one platform of an image.
        const platform = platforms.find((it) => it === builder.nativePlatform) ?? platforms[0];
        const output = names.includes(name) ? [{ type: 'docker', name: imageOf(name) }] : [{ type: 'cacheonly' }];
        return {
            ...target,
            ...((0,plan_definition/* noImageOf */.Iw)(target) === undefined ? { output } : {}),
            ...(platform === undefined ? {} : { platforms: [platform] }),
            tags: [],
            'cache-from': [],
            'cache-to': [],
            attest: [],
        };
    });
    try {
        run.io.info(`Loading the images of ${about} to test them:`);
        const { tempDir, io } = run;
        const stop = AbortSignal.timeout(Math.ceil(timeLeft(lab)));
        const baked = await (0,logged_bake/* loggedBake */.G)(cli, definition, {
            builder: builder.name,
            inputs,
            tempDir,
            io,
            noRecord: true,
            stop,
        });
        if (baked.exitCode !== 0)
            throw new errors/* EngineError */.NJ('the images could not be loaded into the engine, see the log');
        const results = new Map();
        for (const target of names)
            results.set(target, await runTest(lab, { target, image: imageOf(target) }));
        return results;
    }
    finally {
        for (const target of names)
            await (0,docker/* runDocker */.ST)(cli, ['image', 'rm', '--force', imageOf(target)]);
    }
}
/** Runs the command in the workspace; its log is shown. */
async function runTest(lab, { target, image }) {
    const { io, job, inputs } = lab.run;
    const command = (inputs.adviseTest ?? '').replaceAll('{image}', image).replaceAll('{target}', target);
    io.foreign(`$ ${command}`);
    const timeout = AbortSignal.timeout(Math.ceil(timeLeft(lab)));
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)('sh', ['-c', command], {
            cwd: job.workspace,
            env: io.env,
            stdio: ['ignore', 'pipe', 'pipe'],
            // A group of its own, so that what the shell started ends with it.
            detached: true,
        });
        const end = () => {
            if (child.pid === undefined)
                return;
            try {
                process.kill(-child.pid, 'SIGTERM');
            }
            catch {
                // It has just ended.
            }
        };
        process.on('SIGINT', end).on('SIGTERM', end);
        timeout.addEventListener('abort', end);
        let output = '';
        const take = (text) => void (output = (output + text).slice(-10_000));
        child.stdout.setEncoding('utf8').on('data', take);
        child.stderr.setEncoding('utf8').on('data', take);
        child.on('error', (error) => take(`sh could not be started: ${error.message}`));
        child.on('close', (code) => {
            process.off('SIGINT', end).off('SIGTERM', end);
            timeout.removeEventListener('abort', end);
            const said = output.split('\n').filter((line) => line.trim() !== '');
            for (const line of said)
                io.foreign(line);
            const last = said.at(-1);
            resolve(code === 0 ? undefined : `it ended with ${code ?? 'a signal'}${last === undefined ? '' : `: ${(0,text_escape/* oneLine */.TN)(last)}`}`);
        });
    });
}

;// CONCATENATED MODULE: ./lib/story/advise/try-candidate.js










/** Builds a candidate once, and tells its images from today's. Never rejects: what went wrong is the outcome. */
async function tryCandidate(lab, candidate, today) {
    const over = () => outcome(candidate, 'not-reached', whyOver(lab));
    if (timeLeft(lab) === 0)
        return over();
    try {
        return await inVariant(lab, { sha: lab.head, patches: [candidate.patch] }, async ({ dir }) => {
            const cwd = await (0,build_again/* folderIn */.CH)(dir, lab.git, lab.run.inputs.source);
            return await judge(lab, candidate, { cwd, today });
        });
    }
    catch (error) {
        // What was stopped did not fail.
        if (timeLeft(lab) === 0)
            return outcome(candidate, 'not-reached', `it was stopped, as ${whyOver(lab)}`);
        if (error instanceof DoesNotApply)
            return outcome(candidate, 'does-not-apply', error.message);
        return outcome(candidate, 'does-not-build', whyNotBuilt(error));
    }
}
async function judge(lab, candidate, { cwd, today }) {
    const { builder, head: sha } = lab;
    const built = await measuredBuild(lab, { cwd, sha, builder, about: `with ${candidate.id}`, files: true });
    const effects = imageEffects(today.built.images, built.images, {
        flaky: today.flaky,
        touches: candidate.touches ?? [],
    });
    const { images } = effects;
    const more = changesMore(candidate, effects);
    if (more !== undefined)
        return { ...outcome(candidate, 'changes-more', more), images };
    const { test, why } = await tested(lab, candidate, { cwd, today });
    if (test === undefined)
        return { ...outcome(candidate, 'not-reached', whyOver(lab)), images };
    if (test === 'failed')
        return { ...outcome(candidate, 'test-failed', why), images };
    const measured = { candidate, outcome: 'measured', images, times: [], test, pays: false };
    return { ...measured, pays: pays(measured) };
}
/** What the user's test says of the variant's images, where it passes for today's; without `test` the time was over. */
async function tested(lab, { id }, { cwd, today }) {
    if (today.passed.size === 0)
        return { test: 'not-tested', why: '' };
    const results = await testImages(lab, cwd, id).catch((error) => (0,error_text/* errorText */.k)(error));
    if (timeLeft(lab) === 0)
        return { why: whyOver(lab) };
    if (typeof results === 'string') {
        lab.notes.push(`The images of \`${id}\` were not tested: ${results}.`);
        return { test: 'not-tested', why: '' };
    }
    for (const [target, complaint] of results) {
        if (complaint !== undefined && today.passed.has(target))
            return { test: 'failed', why: `for ${target} ${complaint}` };
    }
    return { test: 'passed', why: '' };
}
function outcome(candidate, what, why) {
    return { candidate, outcome: what, why, images: [], times: [], pays: false };
}
function whyNotBuilt(error) {
    return (0,text_escape/* oneLine */.TN)(error instanceof build_again/* NotBuiltError */.s$ && error.failure !== undefined ? error.failure : (0,error_text/* errorText */.k)(error));
}

;// CONCATENATED MODULE: ./lib/story/advise/experiments.js









/**
 * candidates → sizes and sameness of each → times of those that stand, best first → all that pay, together. What the time is not
 * enough for is `not-reached`.
 */
async function runExperiments(lab, today, given) {
    const targets = today.built.record.targets.map(({ name }) => name);
    const found = await foundCandidates(lab, today.project, RULES);
    const candidates = inOrderOfPromise([...givenCandidates(given, targets), ...found.candidates]);
    const tried = [];
    for (const candidate of candidates)
        tried.push(await tryCandidate(lab, candidate, today));
    const commits = await commitsToReplay(lab);
    const opts = { commits, buildMs: today.againMs };
    const timed = await timeCandidates(lab, tried, opts);
    const together = await combine(lab, timed.judged).catch((error) => {
        lab.notes.push(`What pays was not measured together: ${(0,error_text/* errorText */.k)(error)}.`);
        return undefined;
    });
    const combined = together && (await timeCandidates(lab, [await tryCandidate(lab, together, today)], opts));
    const longest = [timed, ...(combined === undefined ? [] : [combined])].toSorted((a, b) => b.replayed.length - a.replayed.length)[0];
    return {
        judged: timed.judged,
        findings: found.findings,
        replayed: (longest?.replayed ?? []).map(({ sha, kind }) => ({ sha, kind })),
        ...(0,defined/* defined */.s)({ combined: combined?.judged[0] }),
    };
}
/** The newest commits of the branch, oldest first. */
async function commitsToReplay({ reader, head, run, notes, ...lab }) {
    const wanted = run.inputs.replay;
    if (wanted === 0 || timeLeft(lab) === 0)
        return [];
    const found = await reader.firstParents(head, wanted);
    if (found.length < wanted) {
        notes.push(`Only ${found.length} of ${wanted} commits are known here: with \`fetch-depth: 0\` at actions/checkout all are, if there are more.`);
    }
    return found.toReversed();
}

// EXTERNAL MODULE: ./lib/github/job.js
var github_job = __webpack_require__(4072);
// EXTERNAL MODULE: ./lib/io.js
var lib_io = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/story/publish/outputs.js
var publish_outputs = __webpack_require__(323);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 11 modules
var exec = __webpack_require__(7428);
;// CONCATENATED MODULE: ./lib/git/read-blob.js



/**
 * The bytes of a blob as git keeps them, which may be no text: what a checkout makes of them (line ends, filters) is left out.
 *
 * @throws where git does not have it
 */
async function readBlob(folder, env, sha) {
    const parts = [];
    const exitCode = await (0,exec/* exec */.m)('git', [...git_git/* TRUSTING */.L, '-C', folder, 'cat-file', 'blob', sha], {
        silent: true,
        ignoreReturnCode: true,
        env: (0,defined/* defined */.s)(env),
        listeners: { stdout: (data) => void parts.push(data) },
    });
    if (exitCode !== 0)
        throw new Error(`git does not have the blob ${sha}`);
    return Buffer.concat(parts);
}

;// CONCATENATED MODULE: ./lib/story/advise/pull-request/changed-files.js

const SUBMODULE = '160000';
const NONE = '000000';
/**
 * What is staged in a worktree, file by file with the whole new content, its mode kept.
 *
 * @throws where a submodule is changed: its commit is no file
 */
async function changedFiles({ dir, git }, { io }) {
    const text = await git(['diff', '--cached', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', 'HEAD']);
    const parts = text.split('\0');
    const files = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
        const [before = '', mode = '', , sha = ''] = parts[at].replace(/^:/, '').split(' ');
        const path = parts[at + 1];
        if (before === SUBMODULE || mode === SUBMODULE)
            throw new Error(`the patch changes the submodule ${path}`);
        if (mode === NONE)
            files.push({ path, mode: before });
        else
            files.push({ path, mode, content: await readBlob(dir, io.env, sha) });
    }
    return files;
}

;// CONCATENATED MODULE: ./lib/advise/promise/proposal.js
/** What a pull request proposes of a report: one change that pays, or all together. */


/** A line of a commit message is no place for more, in UTF-16 units. */
const MOST_ID = 200;
/** One advice under the same name in every run: the candidate's id; of a combined one with its parts, as they are what differs. */
function adviceId({ id, parts }) {
    return [id, ...(parts ?? [])].join('+').slice(0, MOST_ID).toWellFormed();
}
/** What was measured of it, as the trailers keep it; a sure loss is told as well, below zero. */
function promiseOf(judged) {
    const { ms, bytes } = sureGains(judged);
    const known = (value) => (Math.round(value) === 0 ? undefined : Math.round(value));
    return { id: adviceId(judged.candidate), ...(0,defined/* defined */.s)({ ms: known(ms), bytes: known(bytes) }) };
}
/**
 * The advice to propose. An open pull request keeps its own as long as that pays: ranks of close candidates change from run to
 * run, and reviewers would be left with another change. Else it is the best one that nobody declined.
 *
 * @param all whether all that pay are wanted as one; where there is no such patch that pays, the best one is taken
 */
function chooseProposal({ candidates, combined }, { open, declined }, all) {
    const paying = candidates.filter(({ pays }) => pays);
    const wanted = all && combined?.pays === true ? [combined] : paying;
    const id = ({ candidate }) => adviceId(candidate);
    return wanted.find((it) => id(it) === open) ?? wanted.find((it) => !declined.has(id(it)));
}
/** Ids of what pays and would be proposed, had nobody declined it. */
function declinedAgain({ candidates, combined }, declined, all) {
    const wanted = all && combined?.pays === true ? [combined] : candidates.filter(({ pays }) => pays);
    return wanted.map(({ candidate }) => adviceId(candidate)).filter((id) => declined.has(id));
}

;// CONCATENATED MODULE: ./lib/advise/promise/trailers.js
/**
 * The lines by which a commit, and the hidden end of a pull request's body, say which advice they are and what it promised. As
 * trailers (git-interpret-trailers) they survive GitHub's merge, rebase and squash, whichever of the texts a squash takes.
 */

const ADVICE = 'Bake-Budget-Advice';
const PROMISED = 'Bake-Budget-Promised';
/** The two lines, without a line end after them. */
function trailersOf({ id, ms, bytes }) {
    const figures = [
        ...(ms === undefined ? [] : [`ms=${Math.round(ms)}`]),
        ...(bytes === undefined ? [] : [`bytes=${Math.round(bytes)}`]),
    ];
    const advice = `${ADVICE}: ${encoded(id)}`;
    return figures.length === 0 ? advice : `${advice}\n${PROMISED}: ${figures.join(', ')}`;
}
/** Every advice that a message names; a squash of several commits may name several. What is not in our form is no trailer. */
function readTrailers(message) {
    const found = [];
    let last;
    for (const line of message.split(/\r?\n/)) {
        const [, id] = /^Bake-Budget-Advice: (\S{1,2000})$/.exec(line.trimEnd()) ?? [];
        if (id !== undefined) {
            const known = decoded(id);
            last = known === undefined || found.some((it) => it.id === known) ? undefined : { id: known };
            if (last !== undefined)
                found.push(last);
            continue;
        }
        const [, figures] = /^Bake-Budget-Promised: ([\w=, -]{1,80})$/.exec(line.trimEnd()) ?? [];
        if (figures !== undefined && last !== undefined)
            Object.assign(last, readFigures(figures));
    }
    return found;
}
function readFigures(text) {
    const figure = (name) => {
        const [, value] = new RegExp(`(?:^|, )${name}=(-?\\d{1,15})(?:,|$)`).exec(text) ?? [];
        return value === undefined ? undefined : Number(value);
    };
    return (0,defined/* defined */.s)({ ms: figure('ms'), bytes: figure('bytes') });
}
/** An id is one word of a trailer, and ends no HTML comment: all but harmless characters are percent-encoded. */
function encoded(id) {
    return id
        .toWellFormed()
        .replace(/[^A-Za-z0-9._/+-]|-(?=-)/gu, (c) => (c === '-' ? '%2D' : encodeURIComponent(c).replace(/[!'()*~]/, hex)));
}
function hex(c) {
    return `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
}
function decoded(id) {
    try {
        return decodeURIComponent(id);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/github/answers.js
var answers = __webpack_require__(7536);
;// CONCATENATED MODULE: ./lib/github/proposal/ask.js

/** GitHub did not do what was asked; the message is the end of a sentence, with what mends it. */
class RefusedError extends Error {
    name = 'RefusedError';
    answer;
    constructor(doing, answer, permission) {
        super(`${doing}: ${(0,answers/* explain */.WE)(answer, permission)}${setting(answer)}`);
        this.answer = answer;
    }
}
/** A repository can forbid it to all jobs, whatever their permissions. */
function setting({ status, data }) {
    const { message } = (data ?? {});
    if (status !== 403 || typeof message !== 'string' || !/not permitted to create or approve/i.test(message))
        return '';
    return '; the repository’s settings allow it under Actions, General, “Allow GitHub Actions to create and approve pull requests”';
}
/**
 * Sends a request and gives what GitHub answers. All that is asked here may be asked twice: it makes the same, or GitHub says
 * that it is there.
 *
 * @param doing what for, the beginning of the message
 * @throws RefusedError
 */
async function ask(api, request, { doing, permission }) {
    const answer = await (0,answers/* patiently */.d_)(request, { api });
    if ((0,answers/* meaningOf */.Pr)(answer) !== 'ok')
        throw new RefusedError(doing, answer, permission);
    return answer.data;
}

;// CONCATENATED MODULE: ./lib/github/proposal/make-commit.js

const WRITING = { doing: 'the commit was not written', permission: 'contents: write' };
/**
 * Makes a commit on top of another one, which no branch has yet. Nobody is named as its author, so that GitHub takes the token's
 * owner and signs for an app.
 *
 * @throws RefusedError
 */
async function makeCommit(api, { parent, message, files }) {
    const { tree: base } = await ask(api, ['GET', `git/commits/${parent}`], {
        doing: 'the analyzed commit is not known to GitHub',
        permission: 'contents: read',
    });
    const items = [];
    for (const { path, mode, content } of files) {
        if (content === undefined) {
            items.push({ path, mode, type: 'blob', sha: null });
            continue;
        }
        const blob = { content: content.toString('base64'), encoding: 'base64' };
        const { sha } = await ask(api, ['POST', 'git/blobs', { body: blob }], WRITING);
        items.push({ path, mode, type: 'blob', sha });
    }
    const body = { base_tree: base.sha, tree: items };
    const tree = await ask(api, ['POST', 'git/trees', { body }], WRITING);
    const commit = { message, tree: tree.sha, parents: [parent] };
    return ask(api, ['POST', 'git/commits', { body: commit }], WRITING);
}

;// CONCATENATED MODULE: ./lib/github/proposal/own-branch.js
/** A branch of our own, which is forced from one state to the next as long as nobody else has worked on it. */


const READING = { doing: 'the branch could not be read', permission: 'contents: read' };
/** Ours is one commit; of more it is enough to name some. */
const PAGE = 30;
/**
 * Looks at the commits that the branch has and its base has not.
 *
 * @throws RefusedError
 */
async function readOwnBranch(api, { branch, base }, ours) {
    const ref = await (0,answers/* patiently */.d_)(['GET', `git/ref/heads/${own_branch_encoded(branch)}`], { api });
    if (ref.status === 404)
        return { state: 'absent' };
    if ((0,answers/* meaningOf */.Pr)(ref) !== 'ok')
        throw new RefusedError(READING.doing, ref, READING.permission);
    const tip = ref.data.object.sha;
    const between = await (0,answers/* patiently */.d_)(['GET', `compare/${encodeURIComponent(base)}...${tip}?per_page=${PAGE}`], { api });
    if (between.status === 404)
        return { state: 'foreign', why: `it has nothing in common with ${base}` };
    if ((0,answers/* meaningOf */.Pr)(between) !== 'ok')
        throw new RefusedError(READING.doing, between, READING.permission);
    const { commits: listed, total_commits } = between.data;
    const commits = listed.map(({ sha, parents, commit }) => ({ ...commit, sha, parents }));
    const theirs = commits.find((it) => !isOurs(it, ours));
    if (theirs !== undefined)
        return { state: 'foreign', why: `${theirs.sha.slice(0, 7)} is not by this action` };
    // Ours is always a single one, on a commit of the base.
    if (total_commits > 1)
        return { state: 'foreign', why: `it has ${total_commits} commits` };
    const [commit] = commits;
    return { state: 'ours', ...(commit === undefined ? {} : { commit }) };
}
/** An amended or rebased commit keeps its message and author; its committer, or the time of it, is another. */
function isOurs({ message, author, committer }, { says, like }) {
    const untouched = author?.date !== undefined && author.date === committer?.date;
    return (untouched &&
        says(message) &&
        (like === undefined || (sameOne(author, like.author) && sameOne(committer, like.committer))));
}
function sameOne(a, b) {
    return a?.email === b?.email && a?.name === b?.name;
}
/** True when the branch already is what the commit would make of it. */
function isThereAlready(branch, { tree, parents, message }) {
    const there = branch.state === 'ours' ? branch.commit : undefined;
    return (there !== undefined &&
        there.tree.sha === tree.sha &&
        there.parents[0]?.sha === parents[0]?.sha &&
        there.message.trimEnd() === message.trimEnd());
}
/**
 * Makes the branch, or forces it to the commit. Only to be called for one that {@link readOwnBranch} has just found to be ours or
 * absent: GitHub has no way to ask for both at once.
 *
 * @throws RefusedError
 */
async function writeOwnBranch(api, branch, { state }, sha) {
    const writing = { doing: `the branch ${branch} was not written`, permission: 'contents: write' };
    const request = state === 'absent'
        ? ['POST', 'git/refs', { body: { ref: `refs/heads/${branch}`, sha } }]
        : ['PATCH', `git/refs/heads/${own_branch_encoded(branch)}`, { body: { sha, force: true } }];
    await ask(api, request, writing);
}
/** A branch's name in a path keeps its slashes. */
function own_branch_encoded(branch) {
    return branch.split('/').map(encodeURIComponent).join('/');
}

;// CONCATENATED MODULE: ./lib/github/proposal/own-pull.js

const own_pull_READING = { doing: 'the pull requests could not be read', permission: 'pull-requests: write' };
/**
 * Those of the branch of this repository, newest first; a fork may have a branch of the same name.
 *
 * @throws RefusedError
 */
async function ownPulls(api, { repository, branch }) {
    const [owner = ''] = repository.split('/');
    const head = encodeURIComponent(`${owner}:${branch}`);
    const listed = await ask(api, ['GET', `pulls?state=all&per_page=100&head=${head}`], own_pull_READING);
    return listed
        .filter(({ head: it }) => it.ref === branch && it.repo?.full_name?.toLowerCase() === repository.toLowerCase())
        .toSorted((a, b) => b.number - a.number)
        .map(({ number, title, body, base, state, merged_at }) => ({
        number,
        title,
        body: body ?? '',
        base: base.ref,
        state: state === 'open' ? 'open' : merged_at === null || merged_at === undefined ? 'declined' : 'merged',
    }));
}
/**
 * Updates the open pull request, or opens one. Where it says the same already nothing is written, so that nobody is notified.
 *
 * @throws RefusedError
 */
async function keepPull(api, { repository, branch, base }, { title, body }, open) {
    if (open !== undefined)
        return updatePull(api, open, { title, body });
    const opening = { doing: 'the pull request was not opened', permission: 'pull-requests: write' };
    try {
        const created = await ask(api, ['POST', 'pulls', { body: { title, head: branch, base, body } }], opening);
        return { done: 'created', number: created.number };
    }
    catch (error) {
        // Another job was faster, or GitHub's answer to our own first try was lost.
        const isThere = error instanceof RefusedError && error.answer.status === 422;
        const found = isThere
            ? (await ownPulls(api, { repository, branch })).find(({ state }) => state === 'open')
            : undefined;
        if (found === undefined)
            throw error;
        return updatePull(api, found, { title, body });
    }
}
/** @throws RefusedError */
async function updatePull(api, open, { title, body }) {
    const { number } = open;
    if (open.title === title && open.body.replaceAll('\r\n', '\n').trim() === body.trim())
        return { done: 'unchanged', number };
    const updating = { doing: `pull request #${number} was not updated`, permission: 'pull-requests: write' };
    await ask(api, ['PATCH', `pulls/${number}`, { body: { title, body } }], updating);
    return { done: 'updated', number };
}

// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var markdown = __webpack_require__(3055);
;// CONCATENATED MODULE: ./lib/report/advice/pull-request-gains.js



/** GitHub takes 256 characters. */
const MOST = 250;
/** Whose build a time is of. */
const WHOSE = {
    source: 'a source change’s build',
    dependency: 'a dependency change’s build',
    replay: 'an average build',
    cold: 'a cold build',
};
/**
 * What the change does and what it gains: `Copy package.json before npm ci: −41 % of a source change’s build, −12.3 MB per pull`.
 * GitHub shows backticks of a title as code; mentions, references and links in it do nothing.
 */
function pullRequestTitle(judged) {
    const gains = [timeGain(judged), bytesGain(judged)].filter((it) => it !== undefined).join(', ');
    const end = gains === '' ? '' : `: ${gains}`;
    return `${plainTitle(judged, MOST - end.length)}${end}`;
}
/** What a candidate is called in titles and subjects. A patch file is called by its path, which says nothing of what to do. */
function plainTitle({ candidate: { source, title } }, max) {
    return inert((0,text_escape/* oneLine */.TN)(source === 'file' ? `Apply ${title}` : title, max));
}
/** Subjects of commits act like text: they close issues and mention people. Backticks do not keep GitHub from it. */
function inert(text) {
    return text.replace(/@(?=\S)|#(?=\d)|\bGH(?=-\d)|:(?=\/\/)/gi, `$&${PART}`);
}
const PART = '\u200b';
/**
 * The share that builds get shorter. What is sure of all builds goes first where it is a loss; else what most builds are of: a
 * source change.
 */
function timeGain({ times }) {
    const sure = (kind) => times.find((it) => it.kind === kind && it.certain && it.total.today > 0 && it.total.today !== it.total.variant);
    const all = sure('replay');
    const saves = (effect) => effect !== undefined && effect.total.variant < effect.total.today;
    const told = all !== undefined && !saves(all)
        ? all
        : [sure('source'), all, sure('dependency'), sure('cold')].find((effect) => saves(effect));
    if (told === undefined)
        return undefined;
    return `${share((told.total.variant - told.total.today) / told.total.today)} of ${WHOSE[told.kind]}`;
}
/** A digit after the point only where it says something. */
function share(ratio) {
    return Math.abs(ratio) < 0.1 ? (0,format/* percentDelta */.yA)(ratio) : `${ratio < 0 ? '−' : '+'}${(0,format/* percent */.KN)(Math.abs(ratio))}`;
}
/** Of the image that changes most: nobody pulls all of them. */
function bytesGain({ images }) {
    const deltas = images.map(sureDelta).filter((delta) => delta !== 0);
    const [most] = deltas.toSorted((a, b) => Math.abs(b) - Math.abs(a));
    if (most === undefined)
        return undefined;
    const upTo = deltas.some((delta) => delta !== most) || deltas.length < images.length ? 'up to ' : '';
    return `${upTo}${(0,format/* bytesDelta */.oe)(most)} per pull`;
}
function sureDelta(image) {
    const { bytes } = sureGains({ outcome: 'measured', images: [image], times: [] });
    return bytes === 0 ? 0 : -bytes;
}

;// CONCATENATED MODULE: ./lib/report/advice/pull-request-marker.js
/** What the body of our pull request says to the next run: hidden at its end, and in one notice at its top. */

const pull_request_marker_OPEN = '<!-- bake-budget:advice:v1';
const NOTICE = '<!-- bake-budget:notice -->';
const END_OF_NOTICE = '<!-- /bake-budget:notice -->';
/** The hidden end of a body. A squash that takes the body for its message keeps the trailers in it. */
function marker(promised) {
    return `${pull_request_marker_OPEN}\n${trailersOf(promised)}\n-->`;
}
/** The advice that a body is about; nothing for a body that is not ours. */
function markedAdvice(body) {
    const text = unix(body ?? '');
    const at = text.lastIndexOf(`${pull_request_marker_OPEN}\n`);
    if (at === -1)
        return undefined;
    const [inside = ''] = text.slice(at + pull_request_marker_OPEN.length).split('-->', 1);
    return readTrailers(inside)[0]?.id;
}
/** The body with a notice at its top, instead of the one that may be there. The text is Markdown, one paragraph. */
function withNotice(body, text) {
    return `${NOTICE}\n> [!WARNING]\n> ${text}\n${END_OF_NOTICE}\n\n${withoutNotice(body)}`;
}
function withoutNotice(body) {
    const text = unix(body);
    const end = text.indexOf(END_OF_NOTICE);
    return text.startsWith(NOTICE) && end !== -1 ? text.slice(end + END_OF_NOTICE.length).trimStart() : text;
}
/** GitHub's editor leaves the line ends of forms. */
function unix(text) {
    return text.replaceAll('\r\n', '\n');
}

;// CONCATENATED MODULE: ./lib/report/advice/pull-request-text.js







/** GitHub takes 65,536 characters; a body of so many would not be read. */
const MOST_ROWS = 40;
const MOST_OTHERS = 5;
/** The message of the commit: subject and trailers. */
function adviceCommitMessage(judged) {
    return `${plainTitle(judged, 120)}\n\n${trailersOf(promiseOf(judged))}\n`;
}
/** The body. Every line of it begins with words of our own, so that no foreign text reads as a trailer. */
function pullRequestBody(report, judged) {
    return (0,markdown/* blocks */.Bv)(`### ${(0,text_escape/* sentence */.em)(judged.candidate.title)}`, whatChanges(report, judged), measured(judged), howMeasured(report, judged), whatToCheck(judged), others(report, judged), '<sub>This pull request is kept up to date by bake-budget (`advise-pull-request`), and left alone once somebody else pushes to its branch. Closed without merging, this change is not proposed again.</sub>', marker(promiseOf(judged)));
}
/** What a body says when the last report finds nothing in its advice any more. */
function noGainNotice({ sha, candidates, combined }, open) {
    const judged = [...candidates, ...(combined === undefined ? [] : [combined])].find(({ candidate }) => adviceId(candidate) === open);
    const why = judged === undefined ? 'it is not among what was found' : NOT_ANY_MORE[judged.outcome];
    return `The last report, on \`${(0,format/* short */.h0)(sha)}\`, finds no gain in this change any more: ${why}. The figures below are of an earlier one; nothing pays now, so this pull request may be closed.`;
}
const NOT_ANY_MORE = {
    measured: 'it was measured, and does not pay',
    'does-not-apply': 'it does not apply',
    'does-not-build': 'the images do not build with it',
    'test-failed': 'an image with it fails `advise-test`',
    'changes-more': 'it changes files that it does not mean to',
    'not-reached': 'there was no time to measure it',
};
function whatChanges({ candidates }, { candidate }) {
    const { finding, parts = [], source } = candidate;
    if (source === 'file')
        return `What changes: the patch ${(0,text_escape/* code */.aY)(candidate.title)} of this repository is applied.`;
    if (parts.length === 0)
        return finding === undefined ? '' : `Today: ${(0,text_escape/* sentence */.em)(finding.now)}`;
    const known = new Map(candidates.map((it) => [it.candidate.id, it.candidate.title]));
    return ['What changes:', '', ...parts.map((id) => `- Part ${(0,text_escape/* code */.aY)(id)}: ${(0,text_escape/* sentence */.em)(known.get(id) ?? id)}`)].join('\n');
}
function measured({ images, times }) {
    const rows = [
        ...times.map(timeRow),
        ...images.flatMap((image) => [...sizeRow('Pull', image, image.pull), ...sizeRow('Update', image, image.update)]),
    ];
    if (rows.length === 0)
        return '';
    const columns = [
        { head: 'Measured' },
        { head: 'Today', figures: true },
        { head: 'With this', figures: true },
        { head: 'Difference', figures: true },
    ];
    const more = rows.length - MOST_ROWS;
    return (0,markdown/* blocks */.Bv)((0,markdown/* table */.tp)(columns, rows.slice(0, MOST_ROWS)), more > 0 ? `And ${(0,format/* plural */.LS)(more, 'row')} more in the report.` : '');
}
const BUILD_OF = {
    source: 'Build after a source change',
    dependency: 'Build after a dependency change',
    replay: 'Average build',
    cold: 'Cold build',
};
/** Times per build: sums of several would be nobody's. */
function timeRow({ kind, total, pairs, low, high, certain }) {
    const perBuild = (ms) => Math.round(ms / pairs);
    const [today, variant] = (0,format/* durationPair */.JK)(perBuild(total.today), perBuild(total.variant));
    const ratio = total.today > 0 ? `, ${(0,format/* percentDelta */.yA)((total.variant - total.today) / total.today)}` : '';
    const range = `${(0,format/* duration */.p0)(perBuild(low))} to ${(0,format/* duration */.p0)(perBuild(high))} saved`;
    const sure = certain ? range : `not sure: ${range}`;
    return [
        `${BUILD_OF[kind]} (${(0,format/* plural */.LS)(pairs, 'pair')})`,
        today,
        variant,
        `${(0,format/* durationDelta */.zd)(perBuild(total.variant - total.today))}${ratio} (${sure})`,
    ];
}
function sizeRow(what, { target, platform }, pair) {
    if (pair === undefined)
        return [];
    const [today, variant] = (0,format/* bytesPair */.yO)(pair.today, pair.variant);
    return [
        [`${what} of ${(0,text_escape/* code */.aY)(target)} (${(0,text_escape/* prose */.CS)(platform, 60)})`, today, variant, (0,format/* bytesDelta */.oe)(pair.variant - pair.today)],
    ];
}
function howMeasured({ sha, method, replayed }, { times, images }) {
    const commits = times.length > 0 && replayed.length > 0 ? `, and so was each of the last ${(0,format/* plural */.LS)(replayed.length, 'commit')}` : '';
    const replay = times.length > 0 && method.replay !== undefined ? ` ${(0,text_escape/* sentence */.em)(method.replay)}` : '';
    return (`How it was measured: \`${(0,format/* short */.h0)(sha)}\` was built with and without this change${commits}, on the machine ${(0,text_escape/* code */.aY)(method.machine)} ` +
        `with the builder ${(0,text_escape/* code */.aY)(method.builder)}.${replay} ${sameness(images)}`);
}
/** What is known of the images' files. */
function sameness(images) {
    const unknown = images.filter((it) => it.left === undefined || it.came === undefined || it.changed === undefined);
    if (images.length === 0 || unknown.length > 0)
        return 'Not all files of the images could be compared.';
    const sum = (of) => images.reduce((all, image) => all + image[of], 0);
    const [left, came, changed] = [sum('left'), sum('came'), sum('changed')];
    if (left + came + changed === 0)
        return 'No file of any image differs.';
    return `In the images ${(0,format/* plural */.LS)(left, 'file')} left, ${came} came and ${changed} changed.`;
}
function whatToCheck({ candidate: { finding }, test, images }) {
    const settings = [...new Set(images.flatMap(({ config }) => config ?? []))];
    const strange = images.flatMap(({ strange: paths }) => paths);
    const points = [
        ...(finding?.check === undefined ? [] : [`This: ${(0,text_escape/* sentence */.em)(finding.check)}`]),
        ...(settings.length === 0
            ? []
            : [`Settings of the image that differ: ${settings.map((it) => (0,text_escape/* code */.aY)(it)).join(', ')}.`]),
        ...(strange.length === 0
            ? []
            : [
                `Files that nobody said would differ, such as ${strange
                    .slice(0, 5)
                    .map((it) => (0,text_escape/* code */.aY)(it))
                    .join(', ')}.`,
            ]),
        test === 'passed'
            ? 'The images pass `advise-test` with this change; what it does not ask is not tested.'
            : 'Whether the images still work: nothing was run in them. The input `advise-test` can name a command that each must pass.',
        'Your own checks: GitHub starts no workflow for what a job’s own token does. Closing and reopening this pull request starts them.',
    ];
    return ['What to check:', '', ...points.map((point) => `- ${point}`)].join('\n');
}
function others({ candidates }, { candidate }) {
    const own = new Set([candidate.id, ...(candidate.parts ?? [])]);
    const rest = candidates.filter((it) => it.pays && !own.has(it.candidate.id));
    if (rest.length === 0)
        return '';
    const named = rest.slice(0, MOST_OTHERS).map((it) => `- Also: ${(0,text_escape/* sentence */.em)(it.candidate.title)}`);
    const more = rest.length - named.length;
    return ['What else pays, one at a time:', '', ...named, ...(more > 0 ? [`- And ${more} more.`] : [])].join('\n');
}

;// CONCATENATED MODULE: ./lib/story/advise/pull-request/propose-advice.js









/**
 * Keeps one pull request open with the advice that pays most: makes it, updates it in place, and leaves it alone where a person has
 * taken over its branch or has closed it.
 *
 * @param all whether all that pay are wanted as one
 * @param filesOf what a candidate changes of the analyzed commit
 * @throws RefusedError
 */
async function proposeAdvice(place, report, { all, filesOf }) {
    const { api, base } = place;
    const pulls = await ownPulls(api, place);
    const open = pulls.find(({ state }) => state === 'open');
    if (open !== undefined && open.base !== base) {
        return {
            done: 'left',
            why: `#${open.number} is open for ${open.base}, and there is one at a time; a \`report-id\` of its own gives ${base} another`,
        };
    }
    const declined = new Set(pulls.flatMap(({ state, body }) => (state === 'declined' ? (markedAdvice(body) ?? []) : [])));
    const standing = open && markedAdvice(open.body);
    if (open !== undefined && standing !== undefined && outcomeOf(report, standing) === 'not-reached') {
        return { done: 'left', why: `the time was not enough to measure what #${open.number} is about` };
    }
    const chosen = chooseProposal(report, { declined, ...(standing === undefined ? {} : { open: standing }) }, all);
    const again = declinedAgain(report, declined, all);
    if (chosen === undefined) {
        if (open !== undefined && standing !== undefined)
            return withoutGain(place, report, open, standing);
        return { done: 'none', why: again.length === 0 ? 'nothing pays' : closedByPerson(again) };
    }
    const message = adviceCommitMessage(chosen);
    const commit = await makeCommit(api, { parent: report.sha, message, files: await filesOf(chosen) });
    const written = await writeBranch(place, commit);
    if ('why' in written)
        return written;
    const kept = await keepPull(api, place, propose_advice_textOf(report, chosen), open);
    const done = kept.done === 'unchanged' && written.moved ? 'updated' : kept.done;
    return { done, number: kept.number, ...(again.length === 0 ? {} : { passedOver: again }) };
}
/** A person's decision, for the log. */
function closedByPerson(ids) {
    return `\`${ids.join('`, `')}\` pays, but its pull request was closed without merging`;
}
/** What became of an advice in this report; absent when it is not in it. */
function outcomeOf({ candidates, combined }, id) {
    const all = [...candidates, ...(combined === undefined ? [] : [combined])];
    return all.find(({ candidate }) => adviceId(candidate) === id)?.outcome;
}
/** Brings the branch to the commit, unless somebody else has worked on it. */
async function writeBranch(place, commit) {
    const { api, branch } = place;
    for (let attempt = 1;; attempt++) {
        // Right before it is written: the less time passes in between, the better.
        const there = await readOwnBranch(api, place, { says: isAdvice, like: commit });
        if (there.state === 'foreign')
            return leftAlone(branch, there);
        if (isThereAlready(there, commit))
            return { moved: false };
        try {
            await writeOwnBranch(api, branch, there, commit.sha);
            return { moved: true };
        }
        catch (error) {
            // Another job has made it meanwhile, or GitHub's answer to our own first try was lost.
            const isThere = there.state === 'absent' && error instanceof RefusedError && error.answer.status === 422;
            if (!isThere || attempt > 1)
                throw error;
        }
    }
}
function propose_advice_textOf(report, chosen) {
    return { title: pullRequestTitle(chosen), body: pullRequestBody(report, chosen) };
}
function isAdvice(message) {
    return readTrailers(message).length > 0;
}
function leftAlone(branch, { why }) {
    return {
        done: 'left',
        why: `somebody has worked on the branch ${branch} (${why}); without that branch a new one is made`,
    };
}
/**
 * Nothing pays any more. Closing is a person's decision, and one who reads the figures must know that they are old: the body says
 * so at its top, the title and the branch stay.
 */
async function withoutGain({ api, branch, base }, report, open, id) {
    const there = await readOwnBranch(api, { branch, base }, { says: isAdvice });
    if (there.state === 'foreign')
        return leftAlone(branch, there);
    const { title, body } = open;
    const { number } = await updatePull(api, open, { title, body: withNotice(body, noGainNotice(report, id)) });
    return { done: 'no-gain', number };
}

;// CONCATENATED MODULE: ./lib/story/advise/pull-request/keep-pull-request.js








/** The branch that is ours alone; one for each report id. */
function adviceBranch(reportId) {
    if (reportId === 'default')
        return 'bake-budget/advice';
    // git takes no `..`, no part that begins with a dot or ends in `.lock`, and no branch below another one.
    return `bake-budget/advice-${reportId.replace(/[^\w-]+/g, '-')}`;
}
/** Whether advice on this run's commit can be proposed: the branch that it is of, or why not. */
function baseOf(job, { githubToken, reportId }) {
    const { event, ref, repository } = job;
    const base = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
    if (base === undefined || !(0,github_job/* writesHistory */.rw)(job)) {
        return { why: `this run is of ${ref ?? 'no branch'} (${event}), and only runs of a branch propose changes to it` };
    }
    if (repository === undefined)
        return { why: 'the repository is not known' };
    if (githubToken === undefined)
        return { why: 'the `github-token` input is empty' };
    if (base === adviceBranch(reportId))
        return { why: `${base} is the branch of the advice itself` };
    return { base, repository };
}
/**
 * `advise-pull-request`: one pull request with what pays most. Nothing without the input, nothing of the checkout is changed, and
 * what does not succeed is one sentence: the report is there all the same.
 */
async function keepPullRequest(lab, report) {
    const { run, canceled, reader, head } = lab;
    const { inputs, job, io, api } = run;
    if (inputs.advisePullRequest === false || canceled.requested())
        return;
    const place = baseOf(job, inputs);
    if ('why' in place)
        return tell(run, { done: 'none', why: place.why });
    let files = [];
    try {
        if ((await reader.mergeBase(place.base, head)) !== head) {
            return tell(run, {
                done: 'none',
                why: `${head.slice(0, 7)}, which is checked out, is not known to be on ${place.base}`,
            });
        }
        const proposed = await proposeAdvice({ ...place, api, branch: adviceBranch(inputs.reportId) }, report, {
            all: inputs.advisePullRequest === 'combined',
            filesOf: async ({ candidate }) => {
                files = await inVariant(lab, { sha: head, patches: [candidate.patch] }, (it) => changedFiles(it, run));
                return files;
            },
        });
        tell(run, proposed);
    }
    catch (error) {
        const isWorkflow = files.some(({ path }) => path.startsWith('.github/workflows/'));
        const hint = isWorkflow ? ' (it changes a workflow, which only a token that may write workflows is allowed to)' : '';
        io.annotate((0,lib_io/* warning */.$e)((0,text_escape/* oneLine */.TN)(`No pull request with advice: ${(0,error_text/* errorText */.k)(error)}${hint}.`, 600)));
    }
}
/** One sentence for the log; what a person may have to do something about is a notice. */
function tell({ io, job }, proposed) {
    if ('why' in proposed) {
        const what = proposed.done === 'left' ? 'The pull request with advice was left alone' : 'No pull request with advice';
        io.annotate({ level: 'notice', title: 'bake-budget', message: (0,text_escape/* oneLine */.TN)(`${what}: ${proposed.why}.`, 600) });
        return;
    }
    const { done, number, passedOver } = proposed;
    if (passedOver !== undefined) {
        const message = (0,text_escape/* oneLine */.TN)(`Not proposed: ${closedByPerson(passedOver)}.`, 600);
        io.annotate({ level: 'notice', title: 'bake-budget', message });
    }
    (0,publish_outputs/* setAdvicePullOutput */.VW)(io, number);
    io.info(`Pull request with advice: ${job.serverUrl}/${job.repository}/pull/${number} (${SAID[done]}).`);
}
const SAID = {
    created: 'opened',
    updated: 'updated',
    unchanged: 'says the same already',
    'no-gain': 'told that it no longer pays',
};

// EXTERNAL MODULE: ./lib/compare/times/series.js
var series = __webpack_require__(9813);
;// CONCATENATED MODULE: ./lib/advise/promise/kept.js



/** Records on each side that are looked at: those nearest to the commit, as much else changes with time. */
const MOST_RECORDS = 10;
/**
 * What was promised, and medians of wall time and compressed bytes of each target before and since: of the runs on the kind of
 * machine that has most builds on both sides. Where none has, bytes are of all runs, as they do not depend on the machine.
 *
 * Whether the cache was warm is no part of that kind, as it may be the very thing that the advice changed.
 *
 * @param records of the branch, in any order
 * @param branch ids of its first-parent commits, newest first; records of other commits are left out
 */
function keptPromise(taken, records, branch) {
    const at = branch.indexOf(taken.sha);
    const place = ({ commit }) => (commit === undefined ? -1 : branch.indexOf(commit.sha));
    const known = records
        .filter((it) => at !== -1 && it.outcome === 'succeeded' && place(it) !== -1)
        .toSorted((a, b) => place(a) - place(b));
    // Nearest first.
    const before = known.filter((it) => place(it) > at);
    const since = known.filter((it) => place(it) <= at).toReversed();
    const names = [...new Set(since.flatMap(({ targets }) => targets.map(({ name }) => name)))].toSorted();
    const { id, title, sha, ms, bytes } = taken;
    return {
        id,
        title,
        sha,
        promised: (0,defined/* defined */.s)({ ms, bytes }),
        since: names.flatMap((name) => ofTarget(name, buildsOf(before, name), buildsOf(since, name)) ?? []),
    };
}
/** Nothing where one of the sides has no build: there is nothing to compare. */
function ofTarget(name, before, since) {
    const runner = commonRunner(before, since);
    const alike = (builds) => builds.filter((it) => runner === undefined || it.runner === runner).slice(0, MOST_RECORDS);
    const [then, now] = [alike(before), alike(since)];
    if (then.length === 0 || now.length === 0)
        return undefined;
    const medians = (of) => {
        const [today, variant] = [then, now].map((builds) => medianOf(builds.map(({ target }) => of(target))));
        return today === undefined || variant === undefined ? undefined : { today, variant };
    };
    return {
        target: name,
        ...(0,defined/* defined */.s)({ ms: runner === undefined ? undefined : medians(({ wallMs }) => wallMs), bytes: medians(bytesOf) }),
        before: then.length,
        after: now.length,
    };
}
/** The kind of machine with most builds on the side that has fewer of it. */
function commonRunner(before, since) {
    const number = (builds, runner) => Math.min(MOST_RECORDS, builds.filter((it) => it.runner === runner).length);
    const kinds = [...new Set([...since, ...before].flatMap(({ runner }) => runner ?? []))].map((runner) => {
        const [then, now] = [number(before, runner), number(since, runner)];
        return { runner, fewer: Math.min(then, now), all: then + now };
    });
    const [best] = kinds.filter(({ fewer }) => fewer > 0).toSorted((a, b) => b.fewer - a.fewer || b.all - a.all);
    return best?.runner;
}
function buildsOf(records, name) {
    return records.flatMap((record) => {
        const target = record.targets.find((it) => it.name === name);
        if (target?.outcome !== 'succeeded' || target.carriedFrom !== undefined)
            return [];
        const sides = target.platforms.map((image) => ({ record, target, image }));
        const isUsual = sides.length > 0 && sides.every((side) => (0,series/* cacheRegime */.I6)(record, side.image) !== 'no-cache');
        return [{ target, ...(isUsual ? { runner: sides.map((side) => (0,series/* seriesKey */.Xk)(side, 'adjusted-time')).join() } : {}) }];
    });
}
/** Compressed bytes of all platforms; absent when one is not known. */
function bytesOf({ platforms }) {
    const sizes = platforms.map(({ compressedBytes }) => compressedBytes);
    if (sizes.length === 0 || sizes.includes(undefined))
        return undefined;
    return sizes.reduce((sum, size) => sum + size, 0);
}
/** Of what is known, rounded: ms and bytes are whole. */
function medianOf(values) {
    const known = values.filter((it) => it !== undefined);
    return known.length === 0 ? undefined : Math.round((0,statistics/* median */.JZ)(known));
}

;// CONCATENATED MODULE: ./lib/advise/promise/taken.js
/** Which commits of a branch took an advice. */

/**
 * What was taken, newest first and each id once: of one that was taken again the last time counts, and what was reverted since is
 * none.
 *
 * @param messages commits of the branch with those that were merged into it, newest first, as far back as known
 * @param branch ids of the branch's first-parent commits, newest first
 */
function takenAdvice(messages, branch) {
    const bySha = new Map(messages.map((it) => [it.sha, it]));
    const cameWith = taken_arrivals(bySha, branch);
    const reverted = new Set(messages
        .filter(({ sha }) => cameWith.has(sha))
        .flatMap(({ message }) => [...message.matchAll(/^This reverts commit ([0-9a-f]{40,64})\b/gm)].map(([, sha]) => sha)));
    const taken = [];
    for (const { sha, message } of messages) {
        const came = cameWith.get(sha);
        if (came === undefined || reverted.has(sha) || reverted.has(came))
            continue;
        for (const promised of readTrailers(message)) {
            if (taken.some(({ id }) => id === promised.id))
                continue;
            taken.push({ ...promised, title: titleOf(message), sha: came });
        }
    }
    return taken.toSorted((a, b) => branch.indexOf(a.sha) - branch.indexOf(b.sha));
}
/** For every known commit the one of the branch with which it came: the oldest that contains it. */
function taken_arrivals(bySha, branch) {
    const found = new Map();
    for (const tip of branch.toReversed()) {
        const waiting = [tip];
        for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
            if (found.has(sha) || !bySha.has(sha))
                continue;
            found.set(sha, tip);
            waiting.push(...bySha.get(sha).parents);
        }
    }
    return found;
}
/** The subject without what GitHub adds to it, and without the gain that a pull request's title ends with. */
function titleOf(message) {
    const [subject = ''] = message.split('\n', 1);
    return subject
        .replace(/ \(#\d+\)\s*$/, '')
        .replace(/: (up to )?[−+]<?\d.*$/, '')
        .trim();
}

// EXTERNAL MODULE: ./lib/git/tags.js
var tags = __webpack_require__(6855);
;// CONCATENATED MODULE: ./lib/git/messages.js
/**
 * The newest commits that a tip contains, newest first and at most `max`: no child after its parent.
 *
 * @throws what git says, for a tip that it does not know
 */
async function gitMessages(git, tip, max) {
    const args = ['log', '--topo-order', '-z', `--max-count=${max}`, '--format=%H%x01%P%x01%B', '--end-of-options', tip];
    return (await git(args))
        .split('\0')
        .filter((text) => text !== '')
        .map((text) => {
        const [sha = '', parents = '', ...message] = text.split('\u0001');
        return { sha, parents: parents.split(' ').filter((it) => it !== ''), message: message.join('\u0001') };
    });
}

;// CONCATENATED MODULE: ./lib/history/branch-messages.js



const branch_messages_PAGE = 100;
/**
 * The newest commits that a tip contains, with those that were merged, newest first and at most `max`. Never rejects: of what is
 * not known there is none.
 *
 * @param api absent outside of GitHub
 */
async function branchMessages(tip, max, { git, api }) {
    const local = await gitMessages(git, tip, max).catch(() => []);
    if (api === undefined || local.length >= max || (await (0,tags/* isWhole */.wP)(git)))
        return local;
    const found = [];
    for (let page = 1; found.length < max; page++) {
        const query = `commits?sha=${encodeURIComponent(tip)}&per_page=${branch_messages_PAGE}&page=${page}`;
        const { status, data } = await (0,answers/* patiently */.d_)(['GET', query], { api });
        if (status !== 200 || !Array.isArray(data))
            break;
        found.push(...data.flatMap((it) => messageOf(it) ?? []));
        if (data.length < branch_messages_PAGE)
            break;
    }
    return found.length > local.length ? found.slice(0, max) : local;
}
function messageOf(listed) {
    const { sha, parents, commit } = listed ?? {};
    if (typeof sha !== 'string' || typeof commit?.message !== 'string' || !Array.isArray(parents))
        return undefined;
    return {
        sha,
        message: commit.message,
        parents: parents.flatMap((it) => (typeof it.sha === 'string' ? [it.sha] : [])),
    };
}

;// CONCATENATED MODULE: ./lib/story/advise/pull-request/kept-promises.js




/** How far back a taken advice is looked for. */
const COMMITS = 300;
/** Enough for both sides of a commit, where the store keeps as many. */
const RECORDS = 100;
/** Advice that was taken, and what the records show of it since. Never rejects: a note says what could not be read. */
async function keptPromises({ api, job }, { git, reader, head, store, baseline }, notes) {
    if (head === undefined)
        return [];
    try {
        const source = { git, ...(job.repository === undefined ? {} : { api }) };
        const messages = await branchMessages(head.sha, COMMITS, source);
        const branch = await reader.firstParents(head.sha, COMMITS);
        const taken = takenAdvice(messages, branch);
        if (taken.length === 0)
            return [];
        const recent = await store?.recent(RECORDS).catch((error) => {
            notes.push(`What came of advice that was taken is not known: ${(0,error_text/* errorText */.k)(error)}.`);
            return [];
        });
        const records = recent !== undefined && recent.length > baseline.history.length ? recent : baseline.history;
        return taken.map((it) => keptPromise(it, records, branch));
    }
    catch (error) {
        notes.push(`Whether advice was taken is not known: ${(0,error_text/* errorText */.k)(error)}.`);
        return [];
    }
}

// EXTERNAL MODULE: ./lib/github/artifact-names.js
var artifact_names = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/github/artifacts.js
var github_artifacts = __webpack_require__(8328);
// EXTERNAL MODULE: ./lib/report/advice/advice-line.js
var advice_line = __webpack_require__(2470);
// EXTERNAL MODULE: ./lib/report/advice/chapters.js + 9 modules
var chapters = __webpack_require__(7231);
// EXTERNAL MODULE: ./lib/report/text/document.js
var text_document = __webpack_require__(9195);
// EXTERNAL MODULE: ./lib/report/advice/writing.js
var writing = __webpack_require__(7907);
;// CONCATENATED MODULE: ./lib/report/advice/advice-markdown.js





/** Trimmed in this order: patches of what does not pay and the list of commits, long patches, paths, all patches, lists. */
const LEVELS = [
    writing/* ALL */.y2,
    { ...writing/* ALL */.y2, triedPatches: false },
    { patch: 8_000, triedPatches: false, items: 50, paths: 5 },
    { patch: 0, triedPatches: false, items: 20, paths: 3 },
    { patch: 0, triedPatches: false, items: 5, paths: 1 },
];
/** The Markdown, at most `limit` bytes (GitHub refuses more than 1 MiB for a step's summary). */
function renderAdvice(report, { limit = 1_000_000 } = {}) {
    const line = `## ${(0,advice_line/* adviceLine */.D)(report)}`;
    for (const [at, depth] of LEVELS.entries()) {
        const cut = at === 0 ? undefined : '✂️ Shortened to fit into a job summary; `advice.json` holds all of it.';
        const body = (0,markdown/* blocks */.Bv)(line, (0,text_document/* toMarkdown */.l6)((0,chapters/* chapters */.t)(report, depth)), cut);
        if (Buffer.byteLength(body) <= limit)
            return body;
    }
    return (0,markdown/* blocks */.Bv)(line, 'The advice is too long for a job summary; `advice.json` holds all of it.');
}


// EXTERNAL MODULE: ./lib/report/page/advice-page.js + 1 modules
var advice_page = __webpack_require__(6038);
// EXTERNAL MODULE: ./lib/report/text/inline-html.js
var inline_html = __webpack_require__(6033);
;// CONCATENATED MODULE: ./lib/story/advise/publish-advice.js












/**
 * Hands an advice report to everybody who waits for it: as files of the job, in the summary, in the outputs, and, where there is an
 * artifact service, page and patch as artifacts. Rejects only when the files cannot be written.
 */
async function publishAdvice({ io, inputs, job }, report) {
    const path = (name) => (0,external_node_path_.join)(job.tempDir, name);
    const patch = publish_advice_patchOf(report);
    const text = renderAdvice(report);
    const page = (0,advice_page/* renderAdvicePage */.c)(report);
    await (0,promises_.writeFile)(path('advice.json'), `${JSON.stringify(report, undefined, 2)}\n`);
    await (0,promises_.writeFile)(path('advice.md'), text);
    await (0,promises_.writeFile)(path('advice.html'), page);
    if (patch !== undefined)
        await (0,promises_.writeFile)(path('advice.patch'), patch);
    (0,publish_outputs/* setAdviceOutputs */.RX)(io, {
        report: path('advice.json'),
        page: path('advice.html'),
        ...(0,defined/* defined */.s)({ patch: patch === undefined ? undefined : path('advice.patch') }),
    });
    io.foreign((0,inline_html/* plainText */.w)((0,advice_line/* adviceLine */.D)(report)));
    await io
        .summary(text)
        .catch((error) => io.annotate((0,lib_io/* warning */.$e)(`The job summary could not be written: ${(0,error_text/* errorText */.k)(error)}.`)));
    for (const note of report.notes)
        io.annotate((0,lib_io/* warning */.$e)(note));
    const artifacts = (0,github_artifacts/* runArtifacts */.r)(io);
    const files = { 'advice.html': page, ...(0,defined/* defined */.s)({ 'advice.patch': patch }) };
    for (const [name, content] of artifacts === undefined ? [] : Object.entries(files)) {
        await artifacts
            ?.upload((0,artifact_names/* adviceArtifact */.xn)(name, inputs.reportId), name, Buffer.from(content))
            .catch((error) => io.annotate((0,lib_io/* warning */.$e)(`\`${name}\` is not an artifact: ${(0,error_text/* errorText */.k)(error)}.`)));
    }
}
/** All that pay, where together they do; else what pays most. */
function publish_advice_patchOf({ combined, candidates }) {
    const best = combined?.pays === true ? combined : candidates.find(({ pays }) => pays);
    return best?.candidate.patch;
}

;// CONCATENATED MODULE: ./lib/story/advise/project.js






/** Commits that tell how often a file changes. */
const project_COMMITS = 200;
/** A longer file is no text that a rule reads. */
const MAX_FILE = 8 << 20;
/** More files than this no rule reads. */
const MAX_FILES = 2000;
/** Names of files that rules read, beside Dockerfiles, ignore files and what {@link isDependencyFile} knows. */
const READ = [
    /(^|\.)dockerfile(\.|$)/i,
    /\.dockerignore$/,
    /^(docker-bake|(docker-)?compose)([.-][\w.-]+)?\.(hcl|json|ya?ml)$/,
    /\.conf(\.template)?$/,
    // What decides whether a step reads more than its command says: scripts, and settings of tools that read git or sources.
    /\.(sh|config\.[cm]?[jt]s)$/,
    /^(Makefile|build\.rs|mkdocs\.ya?ml)$/,
    /^(Caddyfile|Procfile|\.npmrc|\.nvmrc|\.yarnrc\.yml|pnpm-workspace\.yaml|tsconfig[\w.-]*\.json|\.gitattributes|\.gitignore)$/,
];
/**
 * Everything rules may look at, of what is checked out in a worktree and was built there.
 *
 * @param record of that build
 */
async function readProject({ dir, git }, { printed, record, source }) {
    const folder = await bakedIn(git, source).catch(() => source);
    const tracked = split(await git(['ls-files', '-z']));
    const files = await readTexts(dir, tracked, Object.values(printed.target), folder);
    const known = new Set(tracked);
    const targets = record.targets.flatMap((target) => {
        const definition = printed.target[target.name];
        return definition === undefined ? [] : [advised(target, definition, { folder, record, known })];
    });
    const inContexts = (record.contexts ?? []).flatMap((it) => contextFiles(it).map((path) => external_node_path_.posix.join(folder, it.root, path)));
    return { targets, record, files, paths: new Set([...tracked, ...inContexts]), commits: await readCommits(git) };
}
function advised(target, definition, { folder, record, known }) {
    const { context, dockerfile } = placesOf(definition, folder);
    const own = dockerfile === undefined ? undefined : `${dockerfile}.dockerignore`;
    const ignoreFile = own !== undefined && known.has(own) ? own : context && external_node_path_.posix.join(context, '.dockerignore');
    const manifest = record.contexts?.[target.contexts?.context ?? -1];
    return {
        name: target.name,
        definition,
        record: target,
        contextFiles: manifest === undefined ? [] : contextFiles(manifest),
        ...(0,defined/* defined */.s)({
            context,
            dockerfile: dockerfile !== undefined && known.has(dockerfile) ? dockerfile : undefined,
            ignoreFile,
        }),
    };
}
/** Folder of the context and path of the Dockerfile, where they are in the repository. */
function placesOf(definition, folder) {
    const { context: root = '.', dockerfile = 'Dockerfile' } = definition;
    if (/^([a-z-]+:|git@|github\.com\/|\/)/.test(root))
        return {};
    const context = external_node_path_.posix.join(folder, root, '.');
    if (context === '..' || context.startsWith('../'))
        return {};
    const file = external_node_path_.posix.join(context, dockerfile);
    const isOurs = definition['dockerfile-inline'] === undefined && !file.startsWith('../') && !dockerfile.startsWith('/');
    return { context: context.replace(/\/$/, '') || '.', ...(isOurs ? { dockerfile: file } : {}) };
}
async function readTexts(dir, tracked, targets, folder) {
    const dockerfiles = new Set(targets.map((target) => placesOf(target, folder).dockerfile));
    const isRead = (path) => dockerfiles.has(path) || isDependencyFile(path) || READ.some((name) => name.test(external_node_path_.posix.basename(path)));
    const texts = new Map();
    for (const path of tracked.filter(isRead).slice(0, MAX_FILES)) {
        const file = (0,external_node_path_.join)(dir, path);
        const found = await (0,promises_.stat)(file).catch(() => undefined);
        if (found?.isFile() !== true || found.size > MAX_FILE)
            continue;
        const text = await (0,promises_.readFile)(file, 'utf8');
        if (!text.includes('\0'))
            texts.set(path, text);
    }
    return texts;
}
/** First parents, newest first, with what each changed. Where a shallow clone ends, git would name every file: that one is left out. */
async function readCommits(git) {
    const [log, shallow] = await Promise.all([
        git([
            'log',
            '-m',
            '--first-parent',
            '--name-only',
            '--no-renames',
            '-z',
            `--max-count=${project_COMMITS}`,
            '--format=%x01%H',
        ]),
        git(['rev-parse', '--is-shallow-repository']),
    ]).catch(() => ['', '']);
    const commits = log
        .split('\u0001')
        .slice(1)
        .map((text) => {
        const [sha = '', ...paths] = split(text).map((part) => part.trim());
        return { sha, paths: paths.filter((path) => path !== '') };
    });
    return shallow.trim() === 'true' && commits.length < project_COMMITS ? commits.slice(0, -1) : commits;
}
function split(text) {
    return text.split('\0').filter((part) => part !== '');
}

;// CONCATENATED MODULE: ./lib/story/advise/today.js










/**
 * Builds today's files twice, in a worktree as variants are, so that both have the same files to build from.
 *
 * @throws NotBuiltError or EngineError when they do not build the first time
 */
async function buildToday(lab) {
    const { run, head: sha, git, builder, notes } = lab;
    return inVariant(lab, { sha, patches: [] }, async (worktree) => {
        const cwd = await (0,build_again/* folderIn */.CH)(worktree.dir, git, run.inputs.source);
        const built = await measuredBuild(lab, { cwd, sha, builder, about: 'today’s files', files: true, unbounded: true });
        // What is known of steps is most where all of them ran.
        const { again, ms, failed } = await buildAgain(lab, cwd);
        const { printed } = built;
        const record = builder.created ? built.record : (again ?? built).record;
        const project = await readProject(worktree, { printed, record, source: run.inputs.source });
        const passed = new Set();
        if (run.inputs.adviseTest !== undefined && timeLeft(lab) > 0) {
            const results = await testImages(lab, cwd, 'today’s files').catch((error) => {
                notes.push(`No image was tested: ${(0,error_text/* errorText */.k)(error)}.`);
                return new Map();
            });
            for (const [target, complaint] of results) {
                if (complaint === undefined)
                    passed.add(target);
                else
                    notes.push(`\`advise-test\` fails for today’s image of \`${target}\` already, so it proves nothing there: ${complaint}.`);
            }
        }
        return {
            built,
            passed,
            project,
            flaky: again === undefined ? new Map() : flakyFiles(built.images, again.images),
            ...(again === undefined ? {} : { again }),
            ...(ms === undefined ? {} : { againMs: ms }),
            ...(failed === undefined ? {} : { failed }),
        };
    });
}
async function buildAgain(lab, cwd) {
    if (lab.canceled.requested())
        throw new errors/* BuildFailedError */.Wu('canceled');
    if (timeLeft(lab) === 0)
        return { failed: whyOver(lab) };
    const started = performance.now();
    try {
        const about = 'today’s files once more, on an empty builder';
        const again = await onEmptyBuilder(lab, (builder) => measuredBuild(lab, { cwd, sha: lab.head, builder, about, files: true }));
        return { again, ms: performance.now() - started };
    }
    catch (error) {
        return { failed: (0,error_text/* errorText */.k)(error) };
    }
}

;// CONCATENATED MODULE: ./lib/story/advise/advise-mode.js

















/**
 * `mode: advise`: today's files → what may be better → variants built and measured → a report, and a patch with what pays.
 * Nothing is pushed (but with `advise-pull-request` a branch of our own), nothing of the checkout is changed, and no cache of the
 * repository is written.
 *
 * @throws InputError before anything is built; EngineError when today's files do not build; BuildFailedError when the job was
 *   canceled, once what is known is reported
 */
async function adviseMode(io, inputs, job) {
    const started = performance.now();
    const run = await (0,story_run/* openRun */.Iy)(io, inputs, job);
    const given = await givenPatches(inputs.adviseCandidates, job.workspace);
    const history = await (0,history_history/* openHistory */.jC)(run);
    const { head, git, reader } = history;
    if (head === undefined)
        throw new errors/* InputError */.dz('mode', 'advise', 'modes of a job with a checkout of a git repository');
    const canceled = (0,cancellation/* cancellation */.W)();
    const builder = await (0,story_run/* openBuilder */.IR)(run);
    if (!(0,outputs/* canMeasure */.tp)(builder)) {
        throw new errors/* InputError */.dz('driver', builder.driver, '`docker-container` with `mode: advise`, as the classic image store tells nothing of images that are not loaded');
    }
    const deadline = started + inputs.adviseMinutes * 60_000;
    const common = { run, git, reader, head: head.sha, builder, canceled };
    const lab = {
        ...common,
        started,
        deadline,
        indexes: new Map(),
        builds: 0,
        removal: Promise.resolve(),
        notes: [],
    };
    try {
        const kept = await keptPromises(run, history, lab.notes);
        const report = await advise(lab, given, kept);
        await publishAdvice(run, report);
        await keepPullRequest(lab, report);
    }
    finally {
        await lab.removal;
        (0,story_run/* letGo */.Ko)(run, builder);
        canceled.close();
    }
    if (canceled.requested())
        throw new errors/* BuildFailedError */.Wu('canceled');
}
async function advise(lab, given, kept) {
    const { inputs } = lab.run;
    if (inputs.cacheMounts) {
        lab.notes.push('Cache mounts (`cache-mounts`) are not carried from build to build here: in all of them they start empty.');
    }
    const today = await buildToday(lab);
    const experiments = await runExperiments(lab, today, given);
    return { ...reportOf(lab, today, experiments), kept };
}
function reportOf(lab, today, { judged, findings, replayed, combined }) {
    const { inputs, io } = lab.run;
    const { buildkit } = today.built.record.builder;
    const { driver } = lab.builder;
    const { cpuModel, cores, os, arch } = (0,runner_facts/* runnerFacts */.K)(io.env);
    return {
        version: ADVICE_VERSION,
        createdAt: new Date().toISOString(),
        sha: lab.head,
        today: today.built.images.map(({ target, platform, record, uncompressed }) => ({
            target,
            platform,
            ...(0,defined/* defined */.s)({
                pull: record.compressedBytes,
                uncompressed,
                coldMs: today.again?.record.targets.find(({ name }) => name === target)?.wallMs,
            }),
        })),
        flaky: { paths: toldFlaky(today.flaky), ...(0,defined/* defined */.s)({ failed: today.failed }) },
        replayed,
        candidates: inOrderOfWorth(judged),
        findings,
        ...(0,defined/* defined */.s)({ combined }),
        method: {
            minutes: inputs.adviseMinutes,
            usedMinutes: Math.round((performance.now() - lab.started) / 6000) / 10,
            builds: lab.builds,
            builder: buildkit === undefined ? driver : `${driver}, BuildKit ${buildkit}`,
            machine: [cpuModel, `${cores} cores`, `${os}/${arch}`].filter((part) => part !== undefined).join(', '),
            ...(inputs.adviseTest === undefined ? {} : { test: inputs.adviseTest }),
            ...(replayed.length === 0 ? {} : { replay: HOW_REPLAYED }),
        },
        notes: [...new Set(lab.notes)],
    };
}


/***/ })

};
