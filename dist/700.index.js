export const id = 700;
export const ids = [700];
export const modules = {

/***/ 3700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adviseMode: () => (/* binding */ adviseMode)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
// EXTERNAL MODULE: ./lib/io.js
var lib_io = __webpack_require__(5331);
// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var markdown = __webpack_require__(3055);
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


// EXTERNAL MODULE: ./lib/shared/defined.js
var defined = __webpack_require__(2452);
// EXTERNAL MODULE: ./lib/shared/error-text.js
var error_text = __webpack_require__(9751);
// EXTERNAL MODULE: ./lib/story/backfill/cancellation.js
var cancellation = __webpack_require__(4673);
// EXTERNAL MODULE: ./lib/story/publish/outputs.js
var outputs = __webpack_require__(323);
// EXTERNAL MODULE: ./lib/story/run.js + 6 modules
var story_run = __webpack_require__(4847);
// EXTERNAL MODULE: ./lib/buildkit/docker.js + 1 modules
var docker = __webpack_require__(4984);
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

;// CONCATENATED MODULE: ./lib/advise/rules.js
/** Every rule, in the order in which findings of equal gain are told. */
const RULES = [];

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
    return canceled.requested() ? 'the job was canceled' : `the ${run.inputs.adviseMinutes} minutes were over`;
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
/** A single pair has no spread of its own: it tells only what is as many times beyond what runners do in general. */
const ALONE = 3;
/** The effect of pairs of builds, at least one. */
function savingOf(kind, pairs) {
    const total = { today: sum(pairs.map((pair) => pair.today)), variant: sum(pairs.map((pair) => pair.variant)) };
    const savings = pairs.map(({ today, variant }) => today - variant);
    const saving = sum(savings);
    const { sigma, df } = noise(pairs);
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
    const sigma = Math.max(LEAST_SIGMA, Math.sqrt(variance));
    return { sigma: pairs.length === 1 ? ALONE * sigma : sigma, df: statistics/* PRIOR_RUNS */.CZ + free };
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
        return own.length === 0 ? [] : [savingOf(kind, own)];
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
;// CONCATENATED MODULE: ./lib/advise/times/arms.js
/**
 * In which order the arms of a replay are built: there and back, commit by commit, so that a machine that gets slower or faster
 * meanwhile favours none.
 */
function inTurns(arms, commit) {
    return commit % 2 === 0 ? [...arms] : arms.toReversed();
}

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

// EXTERNAL MODULE: ./lib/plan/definition.js
var plan_definition = __webpack_require__(5454);
// EXTERNAL MODULE: ./lib/story/build-again.js
var build_again = __webpack_require__(2672);
// EXTERNAL MODULE: ./lib/bake/builder/note.js
var note = __webpack_require__(1057);
// EXTERNAL MODULE: ./lib/bake/builder/remove.js
var remove = __webpack_require__(9521);
// EXTERNAL MODULE: ./lib/bake/builder/set-up.js + 2 modules
var set_up = __webpack_require__(6950);
;// CONCATENATED MODULE: ./lib/story/advise/empty-builder.js




/**
 * Runs something on a new builder with the user's options, which knows nothing of any build, and removes it in any case. Should
 * this process be killed meanwhile, the post step removes it.
 *
 * @throws EngineError where no empty builder can be had
 */
async function onEmptyBuilder({ run, notes }, work) {
    const { cli, inputs, tempDir, io } = run;
    const { driver, endpoint, driverOpts, buildkitdFlags, buildkitdConfigInline } = inputs;
    if (driver === 'remote') {
        throw new errors/* EngineError */.NJ('a builder of the driver `remote` cannot be had empty; leave `driver` and `endpoint` empty');
    }
    const builder = await (0,set_up/* setUpBuilder */.V)(cli, {
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
        warn: (message) => void notes.push(message),
    });
    try {
        return await work(builder);
    }
    finally {
        const gone = await (0,remove/* removeBuilder */.iq)(cli, builder.name);
        if (typeof gone === 'object')
            notes.push(`Builder ${builder.name} could not be removed: ${gone.problem}.`);
        else
            await (0,note/* dropNote */.Ko)(cli.env, builder.name);
    }
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
// EXTERNAL MODULE: ./lib/shared/json.js
var json = __webpack_require__(6039);
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
        ...(0,defined/* defined */.s)({ config: configOf(image, evidence.blobs) }),
        ...(await filesOf(lab, image, timeMs)),
    })));
}
async function filesOf({ indexes }, { layers = [] }, timeMs) {
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
function configOf({ configDigest }, blobs) {
    const blob = configDigest === undefined ? undefined : blobs.get(configDigest);
    return (0,json/* isObject */.Gv)(blob) && (0,json/* isObject */.Gv)(blob.config) ? blob.config : undefined;
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
        const allow = [`fs=${await (0,promises_.realpath)(lab.run.tempDir)}`];
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
    const rows = new Map();
    for (const one of waiting)
        rows.set(one, await buildable(lab, one, commits));
    while (commits.length > 0 && waiting.length > 0) {
        const [best] = waiting;
        const row = rows.get(best);
        const alike = waiting.filter((it) => rows.get(it).join() === row.join());
        const chosen = alike.slice(0, atOnce(lab, row.length, buildMs, timed.size > 0));
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
        const why = timeLeft(lab) === 0 ? whyOver(lab) : `the ${lab.run.inputs.adviseMinutes} minutes would not have been enough`;
        lab.notes.push(`Times were not measured of ${names}: ${why}.`);
    }
    return { judged: all.map((it) => timed.get(it) ?? it), replayed: longest };
}
/**
 * How many candidates to replay together: as many as there is time for, with as much left as measuring what pays together takes.
 * The first one is begun in any case.
 */
function atOnce(lab, commits, buildMs, some) {
    const left = timeLeft(lab);
    if (left === 0)
        return 0;
    if (buildMs === undefined)
        return 1;
    const rows = Math.floor(left / (commits * buildMs));
    // A row of builds for each, one for today's files, and two for all that pay.
    return Math.max(some ? 0 : 1, rows - 3);
}
/** The commits a patch applies to; the others are said. */
async function buildable(lab, { candidate }, commits) {
    const row = [];
    for (const sha of commits) {
        if (timeLeft(lab) === 0)
            return row;
        try {
            await inVariant(lab, { sha, patches: [candidate.patch] }, async () => undefined);
            row.push(sha);
        }
        catch (error) {
            if (!(error instanceof DoesNotApply))
                throw error;
        }
    }
    const out = commits.filter((sha) => !row.includes(sha)).map(format/* short */.h0);
    if (out.length > 0) {
        lab.notes.push(`\`${candidate.id}\` does not apply to ${out.join(', ')}: left out of its replay, with and without it.`);
    }
    return row;
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

// EXTERNAL MODULE: ./lib/patterns/path-match.js
var path_match = __webpack_require__(4384);
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
        const baked = await (0,logged_bake/* loggedBake */.G)(cli, definition, { builder: builder.name, inputs, tempDir, io, noRecord: true });
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
    const timeout = AbortSignal.timeout(Math.max(1000, Math.round(timeLeft(lab))));
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
        if (lab.canceled.requested())
            return over();
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

;// CONCATENATED MODULE: ./lib/story/advise/project.js






/** Commits that tell how often a file changes. */
const COMMITS = 200;
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
            `--max-count=${COMMITS}`,
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
    return shallow.trim() === 'true' && commits.length < COMMITS ? commits.slice(0, -1) : commits;
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
        const built = await measuredBuild(lab, { cwd, sha, builder, about: 'today’s files', files: true });
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
 * Nothing is pushed, nothing of the checkout is changed, and no cache of the repository is written.
 *
 * @throws InputError before anything is built; EngineError when today's files do not build; BuildFailedError when the job was
 *   canceled, once what is known is reported
 */
async function adviseMode(io, inputs, job) {
    const started = performance.now();
    const run = await (0,story_run/* openRun */.Iy)(io, inputs, job);
    const given = await givenPatches(inputs.adviseCandidates, job.workspace);
    const { head, git, reader } = await (0,history_history/* openHistory */.jC)(run);
    if (head === undefined)
        throw new errors/* InputError */.dz('mode', 'advise', 'modes of a job with a checkout of a git repository');
    const canceled = (0,cancellation/* cancellation */.W)();
    const builder = await (0,story_run/* openBuilder */.IR)(run);
    const deadline = started + inputs.adviseMinutes * 60_000;
    const common = { run, git, reader, head: head.sha, builder, canceled };
    const lab = { ...common, started, deadline, indexes: new Map(), builds: 0, notes: [] };
    try {
        const report = await advise(lab, given);
        await publish(run, report);
    }
    finally {
        (0,story_run/* letGo */.Ko)(run, builder);
        canceled.close();
    }
    if (canceled.requested())
        throw new errors/* BuildFailedError */.Wu('canceled');
}
async function advise(lab, given) {
    const { inputs } = lab.run;
    if (inputs.cacheMounts) {
        lab.notes.push('Cache mounts (`cache-mounts`) are not carried from build to build here: in all of them they start empty.');
    }
    const today = await buildToday(lab);
    const experiments = await runExperiments(lab, today, given);
    return reportOf(lab, today, experiments);
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
        kept: [],
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
/** The report as files, in the job summary and in the outputs. */
async function publish({ io, job }, report) {
    const path = (name) => (0,external_node_path_.join)(job.tempDir, name);
    const [json, patchFile] = [path('advice.json'), path('advice.patch')];
    const patch = advise_mode_patchOf(report);
    const text = renderAdvice(report);
    await (0,promises_.writeFile)(json, `${JSON.stringify(report, undefined, 2)}\n`);
    await (0,promises_.writeFile)(path('advice.md'), text);
    if (patch !== undefined)
        await (0,promises_.writeFile)(patchFile, patch);
    (0,outputs/* setAdviceOutputs */.RX)(io, { report: json, ...(patch === undefined ? {} : { patch: patchFile }) });
    await io.summary(text).catch((error) => {
        io.annotate((0,lib_io/* warning */.$e)(`The job summary could not be written: ${(0,error_text/* errorText */.k)(error)}.`));
    });
    for (const note of report.notes)
        io.annotate((0,lib_io/* warning */.$e)(note));
}
/** All that pay, where together they do; else what pays most. */
function advise_mode_patchOf({ combined, candidates }) {
    const best = combined?.pays === true ? combined : candidates.find(({ pays }) => pays);
    return best?.candidate.patch;
}


/***/ })

};
