import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
exports.HN = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 7076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  u8: () => (/* binding */ budgetsFor),
  Zg: () => (/* binding */ epochFor),
  op: () => (/* binding */ noBudgets)
});

// UNUSED EXPORTS: hasLimits, matches, unmatchedEntries

// EXTERNAL MODULE: ./lib/budget/metrics.js
var budget_metrics = __nccwpck_require__(6996);
;// CONCATENATED MODULE: ./lib/shared/glob.js
/** `*` is any run of characters, `/` included, `?` is one. At most |glob| * |text| steps. */
function globMatches(glob, text) {
    let [g, t, star, mark] = [0, 0, -1, 0];
    while (t < text.length) {
        if (glob[g] === '*') {
            ;
            [star, mark] = [g, t];
            g++;
        }
        else if (g < glob.length && (glob[g] === '?' || glob[g] === text[t])) {
            g++;
            t++;
        }
        else if (star !== -1) {
            g = star + 1;
            t = ++mark;
        }
        else {
            return false;
        }
    }
    while (glob[g] === '*')
        g++;
    return g === glob.length;
}

;// CONCATENATED MODULE: ./lib/budget/budgets.js


/** The budgets of somebody who has none. */
function noBudgets(file) {
    return { file, defaults: {}, targets: [], total: {}, epochs: [], confirm: false, onMissing: 'warn' };
}
/** True when there is something to judge. */
function hasLimits({ defaults, targets, total, since }) {
    if (since !== undefined && hasLimits(since))
        return true;
    return [defaults, total, ...targets.map(({ metrics }) => metrics)].some((metrics) => Object.keys(metrics).length > 0);
}
/**
 * The budgets of one target and platform: the defaults, overridden limit by limit by every entry that matches, the most
 * exact one last. Exact: a full name before a glob, then one with a platform before one without; the later one wins a tie.
 */
function budgetsFor(budgets, target, platform) {
    const entries = budgets.targets
        .filter((entry) => matches(entry.pattern, target, platform))
        .sort((a, b) => exactness(a.pattern) - exactness(b.pattern));
    const result = {};
    for (const metrics of [budgets.defaults, ...entries.map((entry) => entry.metrics)]) {
        for (const metric of budget_metrics/* METRICS */.Cb) {
            const budget = metrics[metric];
            if (!budget)
                continue;
            const limits = { ...result[metric]?.limits, ...budget.limits };
            result[metric] = { ...result[metric], ...budget, limits };
        }
    }
    return result;
}
/** The epoch that applies to a target and platform: the last one that matches. */
function epochFor(budgets, target, platform) {
    return budgets.epochs.findLast((epoch) => matches(epoch.pattern, target, platform));
}
/** Entries that match nothing that was built: most likely a misspelt name, whose budget would never be judged. */
function unmatchedEntries(budgets, built) {
    return [...budgets.targets, ...(budgets.since?.targets ?? []), ...budgets.epochs].filter(({ pattern }) => !built.some(({ target, platform }) => matches(pattern, target, platform)));
}
/** Whether `name` or `name@platform`, each with `*` and `?`, matches. */
function matches(pattern, target, platform) {
    const at = pattern.indexOf('@');
    if (at === -1)
        return globMatches(pattern, target);
    return globMatches(pattern.slice(0, at), target) && globMatches(pattern.slice(at + 1), platform);
}
function exactness(pattern) {
    const at = pattern.indexOf('@');
    const name = at === -1 ? pattern : pattern.slice(0, at);
    return (/[*?]/.test(name) ? 0 : 2) + (at === -1 ? 0 : 1);
}


/***/ }),

/***/ 3847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ allowedIncrease),
/* harmony export */   YK: () => (/* binding */ parseExpression)
/* harmony export */ });
/* unused harmony export resolve */
/* harmony import */ var _quantity_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2680);
/**
 * The limits of `max-increase`: `5%`, `20MB`, `5% | 20MB` (broken by either), `5% & 20MB` (broken by both together).
 * `&` binds tighter than `|`; there are no brackets.
 */

const LONGEST = 200;
/**
 * Reads an expression whose absolute quantities are of `unit`; shares are allowed besides.
 * @throws {QuantityError} with the offset in `text`.
 */
function parseExpression(text, unit) {
    if (text.length > LONGEST)
        throw new _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(LONGEST, `the expression is longer than ${LONGEST} characters`);
    const bracket = /[()]/.exec(text);
    if (bracket) {
        throw new _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(bracket.index, 'brackets are not allowed: "&" binds tighter than "|", so write a & b | c & d');
    }
    const doubled = /&&|\|\|/.exec(text);
    if (doubled)
        throw new _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(doubled.index, `write "${doubled[0].charAt(0)}" once, not "${doubled[0]}"`);
    return pieces(text, '|', 0).map((group) => pieces(group.text, '&', group.offset).map((operand) => parseOperand(operand, unit)));
}
/** The text cut at each separator, with the offset at which each piece starts. */
function pieces(text, separator, offset) {
    let at = offset;
    return text.split(separator).map((piece) => {
        const result = { text: piece, offset: at };
        at += piece.length + 1;
        return result;
    });
}
function parseOperand(piece, unit) {
    const body = piece.text.trim();
    const start = piece.offset + (piece.text.length - piece.text.trimStart().length);
    const allowed = unit === 'share' ? _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .HOW_TO_WRITE */ .ju.share : `${_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .HOW_TO_WRITE */ .ju.share}, or ${_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .HOW_TO_WRITE */ .ju[unit]}`;
    if (body === '')
        throw new _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(start, `expected ${allowed}, found nothing`);
    try {
        return (0,_quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .parseQuantity */ .Lf)(body, body.endsWith('%') ? 'share' : unit);
    }
    catch (error) {
        if (!(error instanceof _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0))
            throw error;
        throw new _quantity_js__WEBPACK_IMPORTED_MODULE_0__/* .QuantityError */ .Y0(start + error.offset, error.message);
    }
}
/**
 * The increase the expression allows over `before`, in `before`'s unit; more than that breaks it. `|` is broken by the
 * smallest of its sides and `&` by the largest, so every expression comes down to one number. Exact for whole `before`.
 */
function allowedIncrease(expression, before) {
    return Math.min(...expression.map((group) => Math.max(...group.map((quantity) => resolve(quantity, before)))));
}
/** A quantity in `whole`'s unit: shares are taken of `whole`, cut to a whole number. */
function resolve(quantity, whole) {
    if (quantity.unit !== 'share')
        return quantity.value;
    return Number((BigInt(Math.round(whole)) * BigInt(quantity.value)) / 1000000n);
}


/***/ }),

/***/ 6032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ judge)
});

// EXTERNAL MODULE: ./lib/budget/budgets.js + 1 modules
var budget_budgets = __nccwpck_require__(7076);
// EXTERNAL MODULE: ./lib/budget/metrics.js
var metrics = __nccwpck_require__(6996);
;// CONCATENATED MODULE: ./lib/budget/figures.js

const NO_IMAGE = { unknown: 'the target makes no image', excused: true };
/** One metric of one target and platform. A target that was not built, or not to its end, has no figures. */
function figureOf(comparison, metric) {
    const { outcome } = comparison.record;
    if (outcome !== 'succeeded') {
        return { unknown: outcome === 'not-built' ? 'target not built' : `target ${outcome}`, excused: true };
    }
    const { change, ofImage, words } = metrics/* METRIC_FACTS */.b$[metric];
    if (change === undefined)
        return cacheHits([comparison]);
    if (ofImage && comparison.record.noImage !== undefined)
        return NO_IMAGE;
    return comparison[change] ?? { unknown: `${words} unknown` };
}
/**
 * One metric of the whole bake: `time` is the bake's wall time, everything else the sum over targets and platforms. A
 * target the baseline does not have counts as grown from nothing; one that was not built this time counts on no side.
 * If one part is unknown, so is the sum.
 */
function totalOf(comparison, metric) {
    const { record, baseline, targets } = comparison;
    const { change, ofImage, isDifference } = metrics/* METRIC_FACTS */.b$[metric];
    if (change === undefined)
        return cacheHits(targets);
    if (record.outcome !== 'succeeded')
        return { unknown: `bake ${record.outcome}`, excused: true };
    if (metric === 'time') {
        const before = baseline?.record.wallMs ?? 0;
        if (before > 0 && !sameBake(comparison))
            return { now: record.wallMs, notComparable: 'other targets were built' };
        return changeOf(record.wallMs, before > 0 ? before : undefined);
    }
    let now = 0;
    let before = baseline ? 0 : undefined;
    const counted = targets.filter(({ record: { outcome, noImage } }) => outcome !== 'not-built' && !(ofImage && noImage !== undefined));
    if (counted.length === 0 && targets.length > 0 && ofImage)
        return NO_IMAGE;
    for (const target of counted) {
        // All of a new image must be pulled.
        const isNew = isDifference === true && baseline !== undefined && target.before === undefined;
        const figure = figureOf(target, isNew ? 'size' : metric);
        const name = `${target.target} ${target.platform}`;
        if ('unknown' in figure)
            return { ...figure, unknown: `${figure.unknown} (${name})` };
        now += figure.now;
        if (target.before && figure.before === undefined)
            before = undefined;
        else if (before !== undefined)
            before += figure.before ?? 0;
    }
    return changeOf(now, before);
}
/** The wall times of two bakes only compare when both built the same targets. */
function sameBake({ targets, notBuilt }) {
    return notBuilt.length === 0 && targets.every(({ before }) => before !== undefined);
}
/** Cached steps of the steps that could have been: one that ran for another target is neither hit nor miss here. */
function cacheHits(targets) {
    let [now, of] = [0, 0];
    for (const { steps, record } of targets) {
        if (record.outcome === 'not-built')
            continue;
        now += steps.cached;
        of += steps.total - steps.shared;
    }
    if (of > 0)
        return { now, of };
    // An image that is only its base has nothing that could be cached; without any step the graph itself is unknown.
    const known = targets.some(({ steps, image }) => steps.total > 0 || image.steps.length > 0);
    return known ? { unknown: 'no step could be cached', excused: true } : { unknown: 'no steps known' };
}
function changeOf(now, before) {
    if (before === undefined)
        return { now };
    return { now, before, delta: now - before, ...(before > 0 ? { ratio: (now - before) / before } : {}) };
}

// EXTERNAL MODULE: ./lib/compare/times/statistics.js
var statistics = __nccwpck_require__(2423);
// EXTERNAL MODULE: ./lib/budget/expression.js
var expression = __nccwpck_require__(3847);
;// CONCATENATED MODULE: ./lib/budget/judge-limit.js
/** Judging one limit: a figure, what is allowed, and what a breach means here. */



/** Another version of BuildKit alone moves compressed sizes by up to this share, in parts per million (2 %). */
const RECOMPRESSION_PPM = 20_000;
/** Judges one limit. All limits are inclusive: exactly the allowed figure keeps them. */
function judgeLimit(metric, name, limit, budget, figure, circumstances) {
    const base = { metric, limit: name, level: 'pass', expression: limit.text, source: limit.source };
    if ('unknown' in figure) {
        if (figure.excused === true)
            return { ...base, notJudged: figure.unknown };
        const { isDifference = false } = metrics/* METRIC_FACTS */.b$[metric];
        if (isDifference && !circumstances.hasBaseline)
            return withoutBaseline(base, budget, circumstances);
        if (isDifference && circumstances.isNew)
            return { ...base, notJudged: 'not in the baseline' };
        return missing(base, figure.unknown, budget, circumstances);
    }
    if (metrics/* METRIC_FACTS */.b$[metric].unit === 'share')
        return withLevel(base, hits(figure, limit), name, budget, circumstances);
    if (name === 'max-increase')
        return increase(base, limit, budget, figure, circumstances);
    const [actual, allowed] = [Math.round(figure.now), limit.expression[0]?.[0]?.value ?? 0];
    return withLevel(base, { actual, allowed, broken: actual > allowed }, name, budget, circumstances);
}
/** Cache hits in percent; compared in whole steps times parts per million, so that 2 of 3 is not 66.67 %. */
function hits({ now, of = 1 }, limit) {
    const floor = limit.expression[0]?.[0]?.value ?? 0;
    return { actual: (100 * now) / of, allowed: floor / 10_000, broken: now * 1_000_000 < floor * of };
}
/** A limit on what differs, where there is nothing to differ from. */
function withoutBaseline(base, budget, circumstances) {
    const { firstRecord, noBaseline = 'no baseline' } = circumstances;
    if (firstRecord === true)
        return { ...base, notJudged: noBaseline };
    return missing(base, noBaseline, budget, circumstances);
}
function increase(base, limit, budget, figure, circumstances) {
    const isTime = metrics/* METRIC_FACTS */.b$[base.metric].unit === 'ms';
    if (!circumstances.hasBaseline)
        return withoutBaseline(base, budget, circumstances);
    if (isTime && circumstances.timesNotComparable !== undefined) {
        return { ...base, notJudged: circumstances.timesNotComparable };
    }
    if (circumstances.isNew)
        return { ...base, notJudged: 'not in the baseline' };
    if (isTime && figure.notComparable !== undefined)
        return { ...base, notJudged: figure.notComparable };
    if (figure.before === undefined)
        return missing(base, 'unknown in the baseline', budget, circumstances);
    const before = Math.round(isTime ? (figure.typical?.median ?? figure.before) : figure.before);
    const actual = Math.round(figure.now) - before;
    const minDelta = budget.minDelta ?? (isTime && !figure.typical ? statistics/* MIN_DELTA_MS */.Xy : 0);
    const byBudget = Math.max((0,expression/* allowedIncrease */.$I)(limit.expression, before), minDelta);
    const byChance = isTime && figure.typical ? Math.floor(figure.typical.limit) - before : 0;
    const allowed = Math.max(byBudget, byChance);
    const outcome = { actual, allowed, broken: actual > allowed };
    const { epoch, sizesCaution } = circumstances;
    if (outcome.broken && epoch !== undefined)
        return { ...base, actual, allowed, overridden: `epoch ${epoch}` };
    if (outcome.broken &&
        base.metric === 'size' &&
        sizesCaution !== undefined &&
        actual * 1_000_000 <= before * RECOMPRESSION_PPM) {
        return { ...base, actual, allowed, notJudged: sizesCaution };
    }
    const { slowRunner = 1 } = circumstances;
    if (isTime && outcome.broken && Math.round(figure.atUsualSpeed ?? figure.now / slowRunner) - before <= allowed) {
        return { ...base, actual, allowed, notJudged: `the runner was ${slowRunner.toFixed(1)} times as slow` };
    }
    return isTime
        ? withConfirmation(base, outcome, limit, budget, circumstances)
        : withLevel(base, outcome, 'max-increase', budget, circumstances);
}
/** A relative time budget fails the job only after a second measurement, else it warns: machines differ too much. */
function withConfirmation(base, outcome, limit, budget, circumstances) {
    const warned = withLevel(base, outcome, 'max-increase', { ...budget, action: 'warn' }, circumstances);
    if (!outcome.broken || !circumstances.confirm || budget.action === 'warn')
        return warned;
    const again = circumstances.confirmation;
    if (!again)
        return { ...warned, confirm: 'wanted' };
    // Four builds are no history: what counts as an increase must be of the size the screen asked for.
    const allowed = Math.max((0,expression/* allowedIncrease */.$I)(limit.expression, again.before), budget.minDelta ?? statistics/* MIN_DELTA_MS */.Xy);
    const agrees = again.now > statistics/* MIN_RATIO */.Zn * again.before && Math.round(again.now) - Math.round(again.before) > allowed;
    if (!agrees)
        return { ...warned, level: 'pass', confirm: 'refuted' };
    return { ...withLevel(base, outcome, 'max-increase', budget, circumstances), confirm: 'confirmed' };
}
/** A limit whose figures are missing is not a pass: it warns, or fails if the budget says so. A `warn` only ever warns. */
function missing(base, notJudged, { onMissing }, circumstances) {
    const unjudged = { ...base, level: 'warn', notJudged, missing: true };
    if (base.limit === 'warn' || (onMissing ?? circumstances.onMissing) === 'warn')
        return unjudged;
    const { label } = circumstances;
    return label === undefined ? { ...unjudged, level: 'fail' } : { ...unjudged, overridden: `label "${label}"` };
}
function withLevel(base, { actual, allowed, broken }, name, budget, { label }) {
    const judged = { ...base, actual, allowed };
    if (!broken)
        return judged;
    const level = name === 'warn' ? 'warn' : (budget.action ?? 'fail');
    if (level === 'fail' && label !== undefined)
        return { ...judged, level: 'warn', overridden: `label "${label}"` };
    return { ...judged, level };
}

;// CONCATENATED MODULE: ./lib/budget/verdict.js
const ORDER = { fail: 0, warn: 1, pass: 2 };
/**
 * The verdict of an outcome and its judgements: fails first, then warnings, then what was kept, last what could not be
 * judged; among equals in the given order.
 */
function verdictOf(outcome, judgements) {
    const sorted = judgements.toSorted((a, b) => ORDER[a.level] - ORDER[b.level] || Number('notJudged' in a) - Number('notJudged' in b));
    return { outcome, level: outcome === 'succeeded' ? (sorted[0]?.level ?? 'pass') : 'fail', judgements: sorted };
}

;// CONCATENATED MODULE: ./lib/budget/judge.js





/**
 * The verdict; judgements that {@link verdictOf} ranks alike stand in the order of the record's targets, then the total, then
 * the metrics and limits as {@link METRICS} and {@link LIMITS} list them.
 */
function judge(comparison, budgets, context = {}) {
    const judgements = [
        ...comparison.targets.flatMap((target) => judgeTarget(comparison, target, budgets, context)),
        ...judgeTotal(comparison, budgets, context),
    ];
    return verdictOf(comparison.record.outcome, judgements);
}
function judgeTarget(comparison, target, budgets, context) {
    const { target: name, platform } = target;
    const epoch = (0,budget_budgets/* epochFor */.Zg)(budgets, name, platform);
    const open = epoch !== undefined && isOpen(epoch.commit, comparison, context);
    const circumstances = (metric) => {
        const again = context.confirmations?.find((c) => c.target === name && c.platform === platform && c.metric === metric);
        return {
            ...common(comparison, budgets, context),
            isNew: comparison.baseline !== undefined && target.before === undefined,
            ...(open ? { epoch: epoch.commit } : {}),
            ...(again ? { confirmation: again } : {}),
        };
    };
    const figure = (metric) => figureOf(target, metric);
    return judgeAll({ target: name, platform }, (0,budget_budgets/* budgetsFor */.u8)(budgets, name, platform), figure, circumstances);
}
function judgeTotal(comparison, budgets, context) {
    const circumstances = () => ({ ...common(comparison, budgets, context), isNew: false, confirm: false });
    return judgeAll({ target: 'total' }, budgets.total, (metric) => totalOf(comparison, metric), circumstances);
}
function common(comparison, budgets, context) {
    const { baseline, timesNotComparable, sizesCaution, runnerFactor } = comparison;
    const { overrideLabel, confirm } = budgets;
    return {
        hasBaseline: baseline !== undefined,
        confirm,
        onMissing: budgets.onMissing,
        ...(context.firstRecord === true ? { firstRecord: true } : {}),
        ...(context.noBaseline === undefined ? {} : { noBaseline: context.noBaseline }),
        ...(timesNotComparable === undefined ? {} : { timesNotComparable }),
        ...(sizesCaution === undefined ? {} : { sizesCaution }),
        ...(runnerFactor !== undefined && runnerFactor.factor > 1 ? { slowRunner: runnerFactor.factor } : {}),
        ...(overrideLabel !== undefined && context.labels?.includes(overrideLabel) ? { label: overrideLabel } : {}),
    };
}
/** An epoch is open while the baseline does not contain its commit, or is that very commit. */
function isOpen(commit, { baseline }, { openEpochs }) {
    return (openEpochs?.includes(commit) ?? false) || (baseline?.record.commit?.sha.startsWith(commit) ?? false);
}
function judgeAll(subject, budgets, figureOf, circumstancesOf) {
    const judgements = [];
    for (const metric of metrics/* METRICS */.Cb) {
        const budget = budgets[metric];
        if (!budget)
            continue;
        const [figure, circumstances] = [figureOf(metric), circumstancesOf(metric)];
        const ofMetric = metrics/* LIMITS */.b1.flatMap((name) => {
            const limit = budget.limits[name];
            return limit === undefined || limit === 'off'
                ? []
                : [judgeLimit(metric, name, limit, budget, figure, circumstances)];
        });
        // A figure beyond its hard limit is beyond the warning too: once is enough.
        const broken = ofMetric.some(({ limit, level }) => (limit === 'max' || limit === 'min') && level !== 'pass');
        judgements.push(...ofMetric.filter(({ limit }) => !(broken && limit === 'warn')).map((j) => ({ ...subject, ...j })));
    }
    return judgements;
}


/***/ }),

/***/ 6996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ METRICS),
/* harmony export */   b$: () => (/* binding */ METRIC_FACTS),
/* harmony export */   b1: () => (/* binding */ LIMITS)
/* harmony export */ });
/** The kinds of limit, in the order they are judged and reported. */
const LIMITS = ['max', 'min', 'warn', 'max-increase'];
const GROWS = ['max', 'warn', 'max-increase'];
/** The table, in the order metrics are judged and reported. */
const METRIC_FACTS = {
    size: {
        unit: 'bytes',
        change: 'compressed',
        ofImage: true,
        limits: GROWS,
        since: ['max-increase'],
        inTotal: true,
        words: 'compressed size',
    },
    'update-size': {
        unit: 'bytes',
        change: 'updateSize',
        ofImage: true,
        isDifference: true,
        limits: ['max', 'warn'],
        since: ['max', 'warn'],
        inTotal: true,
        words: 'update size',
    },
    uncompressed: {
        unit: 'bytes',
        change: 'uncompressed',
        ofImage: true,
        limits: GROWS,
        since: ['max-increase'],
        inTotal: true,
        words: 'uncompressed size',
    },
    layers: {
        unit: 'count',
        change: 'layers',
        ofImage: true,
        limits: GROWS,
        since: ['max-increase'],
        inTotal: true,
        words: 'number of layers',
    },
    files: {
        unit: 'count',
        change: 'files',
        ofImage: true,
        limits: GROWS,
        since: ['max-increase'],
        inTotal: true,
        words: 'number of files',
    },
    waste: {
        unit: 'bytes',
        change: 'waste',
        ofImage: true,
        limits: GROWS,
        since: ['max-increase'],
        inTotal: true,
        words: 'wasted bytes',
    },
    time: {
        unit: 'ms',
        change: 'time',
        ofImage: false,
        limits: GROWS,
        since: [],
        inTotal: true,
        words: 'build time',
    },
    // A sum would count shared waiting twice.
    'adjusted-time': {
        unit: 'ms',
        change: 'adjustedTime',
        ofImage: false,
        limits: GROWS,
        since: [],
        inTotal: false,
        words: 'cache-adjusted time',
    },
    // One wants many, so they have floors only.
    'cache-hits': {
        unit: 'share',
        ofImage: false,
        limits: ['min', 'warn'],
        since: [],
        inTotal: true,
        words: 'cache hits',
    },
};
const METRICS = Object.keys(METRIC_FACTS);


/***/ }),

/***/ 2680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   Lf: () => (/* binding */ parseQuantity),
/* harmony export */   Y0: () => (/* binding */ QuantityError),
/* harmony export */   ju: () => (/* binding */ HOW_TO_WRITE)
/* harmony export */ });
/**
 * The quantities a budget can name: sizes, durations, counts and shares.
 *
 * Every value is a whole number, so that "is it more?" has one exact answer: bytes, milliseconds, pieces, or parts per
 * million of something (a percent has at most four decimals). A fraction of a byte or millisecond is cut off, which
 * changes no answer, because the figures compared with are whole too.
 */
/** The text is not a quantity or expression. `offset` is where in the text (from 0) the problem stands. */
class QuantityError extends Error {
    name = 'QuantityError';
    offset;
    constructor(offset, problem) {
        super(problem);
        this.offset = offset;
    }
}
/** How to write a quantity of each unit, for messages. */
const HOW_TO_WRITE = {
    bytes: 'a size such as 20MB, 1.5GiB or 200kB (MB = 10^6 bytes, MiB = 2^20)',
    ms: 'a duration such as 90s, 1m30s or 2h',
    count: 'a whole number such as 25',
    share: 'a percentage such as 5% or 12.5%',
};
const SIZES = {
    '': 1n,
    b: 1n,
    kb: 10n ** 3n,
    mb: 10n ** 6n,
    gb: 10n ** 9n,
    tb: 10n ** 12n,
    kib: 2n ** 10n,
    mib: 2n ** 20n,
    gib: 2n ** 30n,
    tib: 2n ** 40n,
};
const DURATIONS = { h: 3600000n, m: 60000n, s: 1000n, ms: 1n };
/**
 * Reads one quantity of the given unit, e.g. `parseQuantity('1.5 GiB', 'bytes')`. Spaces around and before a unit do
 * not matter, nor does the case of a size's unit.
 * @throws {QuantityError} saying what is allowed.
 */
function parseQuantity(text, unit) {
    const start = text.length - text.trimStart().length;
    const body = text.trim();
    if (body === '')
        throw new QuantityError(start, `expected ${HOW_TO_WRITE[unit]}, found nothing`);
    if (/^[+-]/.test(body))
        throw new QuantityError(start, `expected ${HOW_TO_WRITE[unit]}, without a sign`);
    if (unit === 'ms')
        return { unit, value: duration(body, start) };
    const match = /^(\d+(?:\.\d+)?)\s*([A-Za-z]*|%)$/.exec(body);
    if (!match)
        throw new QuantityError(start, `"${clip(body)}" is not ${HOW_TO_WRITE[unit]}`);
    const [, number = '', suffix = ''] = match;
    return { unit, value: wholeNumber(number, factorOf(unit, number, suffix, start, body), start) };
}
function factorOf(unit, number, suffix, start, body) {
    if (unit === 'bytes') {
        const factor = suffix === '%' ? undefined : SIZES[suffix.toLowerCase()];
        if (factor !== undefined)
            return factor;
        const both = /^[kmgt]$/i.test(suffix) ? `: write ${number}${suffix}B or ${number}${suffix}iB` : '';
        const problem = both === '' ? `is not ${HOW_TO_WRITE.bytes}` : 'could mean powers of 1000 or of 1024';
        throw new QuantityError(start, `"${clip(body)}" ${problem}${both}`);
    }
    if (unit === 'share') {
        if (suffix === '%' && !/\.\d{5}/.test(number))
            return 10000n;
        const problem = suffix === '%' ? 'has more than four decimals' : `is not ${HOW_TO_WRITE.share}`;
        throw new QuantityError(start, `"${clip(body)}" ${problem}`);
    }
    if (suffix === '' && !number.includes('.'))
        return 1n;
    throw new QuantityError(start, `"${clip(body)}" is not ${HOW_TO_WRITE.count}`);
}
/** `1h 30m`, `1m30s`, `1.5m`, `250ms`: parts from large to small, each unit once. A bare 0 needs no unit. */
function duration(body, start) {
    if (/^0+$/.test(body))
        return 0;
    if (/^[\d.]+$/.test(body))
        throw new QuantityError(start, `"${clip(body)}" has no unit: write ${HOW_TO_WRITE.ms}`);
    const part = /\s*(\d+(?:\.\d+)?)\s*(ms|h|m|s)(?![A-Za-z])/y;
    const order = Object.keys(DURATIONS);
    let [at, last, total] = [0, -1, 0];
    while (at < body.length) {
        part.lastIndex = at;
        const [whole, number = '', unit = ''] = part.exec(body) ?? [];
        const rank = order.indexOf(unit);
        if (whole === undefined || rank <= last) {
            throw new QuantityError(start + at, `"${clip(body)}" is not ${HOW_TO_WRITE.ms} (units h, m, s, ms, in this order)`);
        }
        total += wholeNumber(number, DURATIONS[unit] ?? 1n, start + at);
        [at, last] = [at + whole.length, rank];
    }
    return safe(BigInt(total), start);
}
/** `number * factor`, cut to a whole number, computed without rounding. */
function wholeNumber(number, factor, offset) {
    if (number.length > 40)
        throw new QuantityError(offset, `"${clip(number)}" is too long a number`);
    const [whole = '', decimals = ''] = number.split('.');
    return safe((BigInt(whole + decimals) * factor) / 10n ** BigInt(decimals.length), offset);
}
function safe(value, offset) {
    if (value <= BigInt(Number.MAX_SAFE_INTEGER))
        return Number(value);
    throw new QuantityError(offset, 'the number is too large (at most 2^53 - 1 bytes, milliseconds or millionths)');
}
/** The text, short enough for a message. */
function clip(text) {
    return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}


/***/ }),

/***/ 8662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ compare)
});

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
// EXTERNAL MODULE: ./lib/shared/json.js
var json = __nccwpck_require__(6039);
;// CONCATENATED MODULE: ./lib/record/steps/step-keys.js
/**
 * Stable keys of steps. A vertex digest holds the session id and changes on every run; the operation in the provenance
 * does not (docs/internals/steps.md: Identity). `ownKey` is a hash of the normalised operation, `key` one of it and its inputs' keys:
 * equal across runs, checkouts, engines and BuildKit versions, different exactly where a step or one below it differs.
 *
 * Values of env and args are part of an operation and must not be found out from a record. A hash of a short value can
 * be guessed by trying, whatever its length and with no secret to salt it (a fork's pull request must be able to
 * compute the same key). So each value enters as 16 bits of its hash, the same wherever it occurs: a change is missed
 * once in 65 536 times, and a list of a million guesses leaves some fifteen equally good ones.
 */



/** Keys of all operations of a provenance, by operation id. Operations that form a cycle or lack an input get none. */
function stepKeys(provenance, names) {
    const ops = new Map(provenance.ops.map((op) => [op.id, op]));
    const keys = new Map();
    // llbDefinition is in topological order, inputs first; what is not is left without a key rather than recursed into.
    for (const op of ops.values()) {
        const inputs = op.inputs.map((id) => keys.get(id));
        if (inputs.some((input) => input === undefined))
            continue;
        const parts = partsOf(op, names);
        const documents = op.inputs.flatMap((id) => documentOf(ops.get(id)));
        if (documents.length > 0)
            parts.document = documents;
        const own = { parts, platform: runsOn(op) };
        keys.set(op.id, {
            ownKey: hash(stable(own), 32),
            key: hash(stable([own, inputs.map((input) => input.key)]), 32),
            parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [publicName(name, names), fingerprint(name, part)])),
            locals: new Set([...localOf(op), ...inputs.flatMap((input) => [...input.locals])]),
        });
    }
    return keys;
}
/** Name of the local directory an operation is, if it is one. */
function localOf(op) {
    const identifier = asString(asObject(op.op.source)?.identifier);
    return identifier?.startsWith('local://') ? [identifier.slice('local://'.length)] : [];
}
/** The text of `COPY <<EOF` is an operation of its own, but for a reader it is part of the instruction. */
function documentOf(op) {
    const actions = asArray(asObject(op?.op.file)?.actions).map((action) => asObject(asObject(action)?.Action));
    const files = actions.map((action) => asObject(action?.mkfile));
    if (op === undefined || op.inputs.length > 0 || files.length === 0 || files.includes(undefined))
        return [];
    return files.map((file) => [file?.path, value16(asString(file?.data) ?? '')]);
}
/** Only commands run on a platform; files are copied the same way on each, and BuildKit versions differ in saying so. */
function runsOn(op) {
    return op.op.exec === undefined && op.op.source === undefined
        ? undefined
        : op.platform === undefined
            ? undefined
            : plainPlatform(op.platform);
}
/** The operation by what a person would change about it. Unlisted fields are version-dependent or no part of the result. */
function partsOf(op, names) {
    const exec = asObject(op.op.exec);
    if (exec !== undefined)
        return withPlatform(op, execParts(exec, names));
    const source = asObject(op.op.source);
    if (source !== undefined)
        return withPlatform(op, sourceParts(source));
    const file = asObject(op.op.file);
    if (file !== undefined)
        return fileParts(file);
    const [kind] = Object.keys(op.op);
    return kind === undefined ? {} : { operation: kind, inputs: op.inputs.length };
}
function withPlatform(op, parts) {
    const platform = runsOn(op);
    return platform === undefined || parts.source !== undefined ? parts : { ...parts, platform };
}
function execParts(exec, names) {
    const meta = asObject(exec.meta) ?? {};
    const parts = { command: meta.args };
    for (const entry of asArray(meta.env)) {
        if (typeof entry !== 'string')
            continue;
        const name = entry.split('=')[0];
        const value = value16(`${name}=${entry.slice(name.length + 1)}`);
        parts[`${names.args.has(name) && !names.envs.has(name) ? 'arg' : 'env'}:${name}`] = value;
    }
    parts.workdir = meta.cwd;
    parts.user = meta.user;
    parts.mounts = asArray(exec.mounts).map((mount) => pick(asObject(mount), ['input', 'dest', 'selector', 'readonly', 'mountType', 'cacheOpt', 'secretOpt', 'tmpfsOpt']));
    parts.options = [exec.network, exec.security, exec.secretenv, meta.extraHosts, meta.hostname, meta.ulimit].map((option) => (option === 0 || option === '' ? undefined : option));
    return stated(parts);
}
function sourceParts(source) {
    const identifier = asString(source.identifier) ?? '';
    if (identifier.startsWith('local://'))
        return { source: identifier };
    const image = imageOf(identifier);
    if (image === undefined) {
        // Credentials in a URL are no part of what it names.
        const operation = identifier.replace(/\/\/[^/@]*@/, '//');
        return stated({ operation, checksum: asObject(source.attrs)?.['http.checksum'] });
    }
    return stated({ base: image.name, 'base-digest': image.digest });
}
/**
 * The image of a source operation; undefined for other sources. An OCI layout is known by the name of its context, which
 * BuildKit writes like a reference (frontend/dockerui/namedcontext.go): `oci-layout://docker.io/library/base@sha256:…` for
 * `contexts: {base: 'oci-layout://…'}`. Here it is `oci-layout://base`, as no registry has it.
 */
function imageOf(identifier) {
    const [, kind, reference = ''] = /^(docker-image|oci-layout):\/\/(.*)$/s.exec(identifier) ?? [];
    if (kind === undefined)
        return undefined;
    if (kind === 'docker-image')
        return splitImage(reference);
    const { name, ...digest } = splitImage(reference);
    return { name: `oci-layout://${name.replace(/^docker\.io\/(library\/)?/, '')}`, ...digest };
}
/** `name:tag` and digest of an image reference as BuildKit writes it. */
function splitImage(reference) {
    const at = reference.lastIndexOf('@');
    return at < 0 ? { name: reference } : { name: reference.slice(0, at), digest: reference.slice(at + 1) };
}
function fileParts(file) {
    const actions = asArray(file.actions).map((entry) => {
        const action = asObject(entry) ?? {};
        const [kind, what] = Object.entries(asObject(action.Action) ?? {})[0] ?? ['none', {}];
        return { kind, what: asObject(what) ?? {}, from: [action.input, action.secondaryInput] };
    });
    return stated({
        'copy-source': actions.map(({ kind, what, from }) => [
            kind,
            from,
            pick(what, ['src', 'include_patterns', 'exclude_patterns']),
            // An inline document is text in which ARGs were expanded.
            typeof what.data === 'string' ? value16(what.data) : undefined,
        ]),
        'copy-destination': actions.map(({ what }) => [what.dest, what.path]),
        'copy-options': actions.map(({ what }) => pick(what, ['mode', 'modeStr', 'owner', 'followSymlink', 'attemptUnpackDockerCompatibility', 'makeParents'])),
    });
}
/** Those fields that say something: Go leaves out zero values in one version and writes them in another. */
function pick(value, names) {
    const picked = {};
    for (const name of names) {
        const field = value?.[name];
        if (field !== undefined && field !== null && field !== '' && field !== false && field !== 0)
            picked[name] = field;
    }
    return picked;
}
/** Parts that say something: an empty text is what BuildKit writes for "not given". */
function stated(parts) {
    return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && part !== ''));
}
/** Variables that no Dockerfile of the build declares came with the base image. */
function publicName(part, { envs }) {
    return part.startsWith('env:') && !envs.has(part.slice('env:'.length)) ? `base-${part}` : part;
}
/** What StepRecord.parts holds as `base` for an image of this name. */
function imagePart(name) {
    return fingerprint('base', name);
}
/** Names of ARG and ENV values already are 16 bits of a hash; the rest is text of the Dockerfile. */
function fingerprint(name, part) {
    return name.startsWith('env:') || name.startsWith('arg:') ? String(part) : hash(stable(part), 16);
}
function value16(value) {
    return hash(value, 4);
}
function hash(text, length) {
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(text).digest('hex').slice(0, length);
}
/** JSON with sorted keys: Go's maps and our own spreads have no order of their own. */
function stable(value) {
    return JSON.stringify(value, (_, field) => {
        const object = (0,json/* asObject */.eB)(field);
        return object === undefined
            ? field
            : Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
    });
}

;// CONCATENATED MODULE: ./lib/compare/causes/step-changes.js
/** Passed on by a FROM that means another image: its ENV, WORKDIR and USER. */
const BASE = 'base';
/** Parts of an operation that hold for all steps after it. */
const INHERITED = /^(env|base-env|arg):|^(workdir|user)$/;
/** Splits the differences to the matched step. `above` is what its inputs pass on. */
function stepChanges(step, match, above) {
    const changed = match === undefined ? [] : changedParts(step, match.step);
    const sameText = match?.step.instruction === step.instruction;
    const taken = (part) => above.has(part) ||
        (above.has(BASE) && (part.startsWith('base-env:') || part === 'workdir' || part === 'user')) ||
        (sameText && part === 'copy-destination' && above.has('workdir'));
    const own = changed.filter((part) => !taken(part));
    const named = (pattern) => own.flatMap((part) => pattern.exec(part)?.[1] ?? []);
    const [args, envs] = [named(/^arg:(.*)/s), named(/^(?:base-)?env:(.*)/s)];
    const rest = own.filter((part) => !/^(env|base-env|arg):/.test(part) && part !== 'base-digest');
    const variables = rest.length > 0 && sameText ? expanded(step, rest) : [];
    const fresh = variables.filter((name) => !['arg', 'env', 'var'].some((kind) => above.has(`${kind}:${name}`)));
    const passedOn = new Set([
        ...above,
        ...changed.filter((part) => sameText || INHERITED.test(part)),
        ...variables.map((name) => `var:${name}`),
        ...(step.kind === 'workdir' && (match === undefined || changed.length > 0) ? ['workdir'] : []),
        ...(step.kind === 'from' && (match === undefined || changed.length > 0) ? [BASE] : []),
    ]);
    const inEnv = (name) => step.parts?.[`env:${name}`] !== undefined;
    return {
        instruction: rest.length > 0 && variables.length === 0,
        args: [...new Set([...args, ...fresh.filter((name) => !inEnv(name))])],
        envs: [...new Set([...envs, ...fresh.filter(inEnv)])],
        passedOn,
    };
}
/** Names of the parts of the operation that differ; parts of only one side differ. */
function changedParts(now, before) {
    if (now.ownKey === before.ownKey)
        return [];
    const names = new Set([...Object.keys(now.parts ?? {}), ...Object.keys(before.parts ?? {})]);
    return [...names].filter((name) => now.parts?.[name] !== before.parts?.[name]);
}
/**
 * Variables that BuildKit puts into an instruction: everywhere but in the command of a RUN, which the shell expands. When the
 * text is the same and the operation is not, one of them has another value.
 */
function expanded(step, changed) {
    if (step.kind === 'run' && !changed.includes('mounts'))
        return [];
    const text = step.kind === 'run' ? (/^RUN\s+((?:--\S+\s+)*)/i.exec(step.instruction)?.[1] ?? '') : step.instruction;
    return [...new Set([...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name))];
}

;// CONCATENATED MODULE: ./lib/compare/causes/base-causes.js


/**
 * Why the steps on an image may have run: its tag now means another image, the FROM names another one, or the stage is new.
 * Whether they did run is for the caller to see: a new image with the same files makes nothing run (docs/internals/steps.md: Identity).
 */
function baseCauses(at, step, before, images) {
    const cause = { step: at, text: step.instruction };
    if (before === undefined)
        return [{ kind: 'step-new', ...cause }];
    const changed = changedParts(step, before);
    if (changed.includes('base')) {
        const { args, envs } = stepChanges(step, { step: before, index: at, how: 'same' }, new Set());
        const names = [...args, ...envs];
        if (before.instruction !== step.instruction)
            return [{ kind: 'instruction-changed', ...cause }];
        if (names.length > 0)
            return [{ kind: 'arg-changed', ...cause, names }];
    }
    const [here, there] = [baseOf(step, images.now), baseOf(before, images.before)];
    if (here?.digest === undefined || there?.digest === undefined || here.digest === there.digest)
        return [];
    return [{ kind: 'base-moved', ...cause, base: { name: here.name, before: there.digest, now: here.digest } }];
}
/** The image of a FROM step: several may stand in one line, as in `RUN --mount=from=a --mount=from=b`. */
function baseOf(step, { bases }) {
    const part = step.parts?.base;
    const named = bases.filter(({ name }) => part !== undefined && imagePart(name) === part);
    return named.find(({ line }) => line === step.line) ?? named[0] ?? bases.find(({ line }) => line === step.line);
}

;// CONCATENATED MODULE: ./lib/patterns/pattern-matcher.js
/**
 * A port of moby/patternmatcher (v0.6), which decides for BuildKit what .dockerignore, `COPY --exclude` and `--parents`
 * mean. The npm packages of this purpose follow an older version, which differs in escapes and in parents of a match.
 */
/**
 * Compiles the patterns.
 * @throws Error on a pattern that BuildKit refuses as well
 */
function patternMatcher(patterns) {
    const compiled = patterns.flatMap(compile);
    const exceptions = compiled.flatMap(({ isException, text }) => (isException ? [withoutTrailingGlob(text)] : []));
    const onlyPrefixes = !exceptions.some((prefix) => /[*[\]?^\\]/.test(prefix));
    return {
        match: (path, above) => matchAll(compiled, path, above?.by),
        mayExceptBelow: (folder) => exceptions.length > 0 && (!onlyPrefixes || exceptions.some((prefix) => `${prefix}/`.startsWith(`${folder}/`))),
    };
}
/** `MatchesUsingParentResults`: the last pattern that matches decides; those that cannot change the answer are skipped. */
function matchAll(patterns, path, above) {
    let matched = false;
    const by = patterns.map((pattern, at) => {
        let found = above?.[at] === true;
        if (!found) {
            if (pattern.isException !== matched)
                return false;
            found = pattern.matches(path) || (above === undefined && parents(path).some(pattern.matches));
        }
        if (found)
            matched = !pattern.isException;
        return found;
    });
    return { matched, by };
}
/** `a/b/c` → `a`, `a/b`. */
function parents(path) {
    const found = [];
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
        found.push(path.slice(0, at));
    return found;
}
function compile(line) {
    const trimmed = line.trim();
    if (trimmed === '')
        return [];
    let text = cleanPath(trimmed);
    const isException = text.startsWith('!');
    if (isException) {
        if (text.length === 1)
            throw new Error('illegal exclusion pattern: "!"');
        text = text.slice(1);
    }
    return [{ text, isException, matches: compileText(text) }];
}
function compileText(text) {
    const isGlob = /[*?[\]\\]/;
    if (!isGlob.test(text))
        return (path) => path === text;
    const suffix = text.slice(2);
    if (text.startsWith('**') && !isGlob.test(suffix)) {
        // A suffix of the text, not of path elements: `**.md` and `**a` match in the middle of a name.
        return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
    }
    const expression = new RegExp(`^${source(text)}$`, 'u');
    return (path) => expression.test(path);
}
/** Body of the regular expression of a pattern. */
function source(pattern) {
    let result = '';
    const chars = Array.from(pattern);
    for (let i = 0; i < chars.length; i++) {
        const char = chars[i] ?? '';
        if (char === '*' && chars[i + 1] === '*') {
            i++;
            if (chars[i + 1] === '/')
                i++;
            result += i + 1 >= chars.length ? '.*' : '(.*/)?';
        }
        else if (char === '*')
            result += '[^/]*';
        else if (char === '?')
            result += '[^/]';
        else if (char === '\\')
            result += pattern_matcher_escape(chars[++i] ?? '\\');
        else if (char === '[') {
            const end = classEnd(chars, i);
            if (end < 0)
                throw new Error(`syntax error in pattern: ${pattern}`);
            result += characterClass(chars.slice(i + 1, end));
            i = end;
        }
        else
            result += pattern_matcher_escape(char);
    }
    return result;
}
/** Index of the bracket that closes a class; an escaped one does not. */
function classEnd(chars, start) {
    for (let i = start + 1; i < chars.length; i++) {
        if (chars[i] === '\\')
            i++;
        else if (chars[i] === ']' && i > start + 1)
            return i;
    }
    return -1;
}
function characterClass(chars) {
    const negated = chars[0] === '^';
    let body = '';
    for (let i = negated ? 1 : 0; i < chars.length; i++) {
        const char = chars[i] ?? '';
        if (char === '\\')
            body += classEscape(chars[++i] ?? '');
        else
            body += char === '-' ? '-' : classEscape(char);
    }
    return `[${negated ? '^' : ''}${body}]`;
}
/** `^` and `|` are left as they are: moby takes them over into its expression. In a pattern without wildcards they are plain. */
function pattern_matcher_escape(char) {
    return /[$\\.*+?()[\]{}/]/.test(char) ? `\\${char}` : char;
}
function classEscape(char) {
    return char === '-' || char === '^' || char === '|' ? `\\${char}` : pattern_matcher_escape(char);
}
function withoutTrailingGlob(text) {
    return text.replace(/\/\*\*$/, '').replace(/\/\*$/, '');
}
/** Go's filepath.Clean: no doubled or trailing slashes, no `.`, `..` resolved. */
function cleanPath(path) {
    const rooted = path.startsWith('/');
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (!rooted)
            parts.push(part);
    }
    return `${rooted ? '/' : ''}${parts.join('/')}` || '.';
}

;// CONCATENATED MODULE: ./lib/compare/context-files.js

/** Longest chain of links followed, as BuildKit does (contenthash, `maxSymlinkLimit`). */
const MAX_LINKS = 255;
/** The files of a recorded context, by path. */
class ContextFiles {
    entries = new Map();
    constructor(manifest) {
        for (const line of manifest.files) {
            const [, type, mode, mark, hash, path] = /^([fdl])(\d+) (~?)(\S+) (.*)$/s.exec(line) ?? [];
            if (type === undefined || mode === undefined || hash === undefined || path === undefined)
                continue;
            this.entries.set(path, { type, mode, hash, tracked: mark === '' && path !== '.git' });
        }
    }
    isFolder(path) {
        return this.entries.get(path)?.type === 'd';
    }
    links() {
        return [...this.entries].flatMap(([path, { type }]) => (type === 'l' ? [path] : []));
    }
    /** Whether anything below a folder meets a condition. */
    some(folder, condition) {
        for (const path of this.entries.keys())
            if (path.startsWith(`${folder}/`) && condition(path))
                return true;
        return false;
    }
    /** Follows symbolic links within the context, the last element's too. */
    resolve(path) {
        const links = [];
        let rest = path === '' ? [] : path.split('/');
        let done = [];
        while (rest.length > 0 && links.length < MAX_LINKS) {
            done.push(rest[0] ?? '');
            rest = rest.slice(1);
            const here = done.join('/');
            const target = linkTarget(this.entries.get(here));
            if (target === undefined)
                continue;
            links.push(here);
            // A link cannot lead out of the context: its root is where an absolute one starts and where `..` ends.
            const from = target.startsWith('/') ? '/' : `/${done.slice(0, -1).join('/')}/`;
            rest = [...cleanPath(from + target).split('/'), ...rest].filter((part) => part !== '');
            done = [];
        }
        return { path: [...done, ...rest].join('/'), links };
    }
}
/** Every step that reads a context asks for the same manifests, which may have thousands of lines. */
const PARSED = new WeakMap();
/** The files of a manifest, read once. */
function filesOf(context) {
    const known = PARSED.get(context) ?? new ContextFiles(context);
    PARSED.set(context, known);
    return known;
}
/** What stands for the hash of a link is its target, see {@link ContextManifest.files}. */
function linkTarget(entry) {
    if (entry?.type !== 'l' || !entry.hash.startsWith('>'))
        return undefined;
    try {
        return decodeURIComponent(entry.hash.slice(1));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/patterns/path-match.js

/** Go's path.Match, with which BuildKit expands COPY sources: `*` and `?` stay within one path element, `**` is no more than `*`. */
function goPathMatch(pattern) {
    let source = '';
    for (let i = 0; i < pattern.length; i++) {
        const char = pattern[i] ?? '';
        if (char === '*')
            source += '[^/]*';
        else if (char === '?')
            source += '[^/]';
        else if (char === '\\')
            source += literal(pattern[++i] ?? '');
        else if (char === '[') {
            const end = /^\[\^?(?:\\.|[^\\\]])+\]/s.exec(pattern.slice(i))?.[0];
            if (end === undefined)
                return () => false;
            source += end;
            i += end.length - 1;
        }
        else
            source += literal(char);
    }
    try {
        const expression = new RegExp(`^${source}$`);
        return (path) => expression.test(path);
    }
    catch {
        return () => false;
    }
}
/** Whether a COPY source has wildcards; an escaped one is none. */
function hasWildcards(source) {
    return /[*?[]/.test(source.replace(/\\./gs, ''));
}
/** A COPY source as a path in its context: no slash in front or behind, `` for all of it. */
function contextPath(source) {
    const clean = cleanPath(`/${source}`);
    return clean.slice(1);
}
function literal(char) {
    return char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
}

;// CONCATENATED MODULE: ./lib/compare/read-scope.js
/**
 * Which files of a local context a step reads: what BuildKit hashes for its cache key (cache/contenthash, `Checksum`), so
 * that a file outside of it is never named as a cause.
 */


/** Tells for a path of the context whether the step reads it. */
function readScope(read, files) {
    const isIncluded = filter(read);
    const scopes = read.paths.map((source) => hasWildcards(source) ? wildcardScope(source, files, isIncluded) : plainScope(source, files, isIncluded));
    return (path) => scopes.some((covers) => covers(path));
}
/** Patterns of COPY are matched against the path below the source, folder by folder; the source itself is the empty path. */
function filter({ include, exclude }) {
    const included = include === undefined ? undefined : patternMatcher(include);
    const excluded = exclude === undefined ? undefined : patternMatcher(exclude);
    return (below) => (included === undefined || walk(included, below)) && !(excluded !== undefined && walk(excluded, below));
}
function walk(matcher, below) {
    let result = matcher.match('');
    const parts = below === '' ? [] : below.split('/');
    for (const at of parts.keys())
        result = matcher.match(parts.slice(0, at + 1).join('/'), result);
    return result.matched;
}
function plainScope(source, files, isIncluded) {
    const { path: root, links } = files.resolve(contextPath(source));
    return (path) => {
        if (links.includes(path))
            return true;
        const below = pathBelow(path, root);
        if (below === undefined)
            return false;
        // The mode of a folder counts as soon as something in it does, that of the context's own root never does.
        return (isIncluded(below) || (files.isFolder(path) && files.some(path, (inner) => isIncluded(pathBelow(inner, root)))));
    };
}
/** Links in front of the wildcards and matched links are followed; what lies in a matched folder is read as well. */
function wildcardScope(source, files, isIncluded) {
    const wanted = contextPath(source);
    const matches = goPathMatch(wanted);
    const elements = wanted.split('/');
    const plain = elements.slice(0, elements.findIndex(hasWildcards)).join('/');
    const { path: root, links } = files.resolve(plain);
    const targets = files
        .links()
        .filter((link) => matches(spelled(link)))
        .flatMap((link) => {
        const followed = files.resolve(link);
        return [followed.path, ...followed.links];
    });
    function spelled(path) {
        return root === plain ? path : [plain, pathBelow(path, root)].filter((part) => part !== '').join('/');
    }
    return (path) => {
        if (links.includes(path) || targets.some((target) => pathBelow(path, target) !== undefined))
            return true;
        if (pathBelow(path, root) === undefined)
            return false;
        const parts = spelled(path).split('/');
        const depth = parts.findIndex((_, at) => matches(parts.slice(0, at + 1).join('/')));
        return depth >= 0 && isIncluded(parts.slice(depth + 1).join('/'));
    };
}
/** `b` of `a/b` below `a`; empty for the folder itself, undefined for what is elsewhere. */
function pathBelow(path, folder) {
    if (folder === '')
        return path;
    if (path === folder)
        return '';
    return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

;// CONCATENATED MODULE: ./lib/compare/causes/changed-reads.js


/**
 * The files of local contexts that differ between two builds and that the step really reads: inside its copy sources, not
 * excluded by it. A file that cannot have made the step run is never among them.
 *
 * @returns what git tracks first, for that is what commits touch; undefined when a manifest is missing or cut, so that
 *   nothing can be said
 */
function changedReads(step, target, now, before) {
    const changed = new Map();
    for (const read of step.reads ?? []) {
        const [here, there] = [manifest(now, target, read), manifest(before, target, read)];
        if (here === undefined || there === undefined || here.truncated === true || there.truncated === true) {
            return undefined;
        }
        const [files, former] = [filesOf(here), filesOf(there)];
        const changes = diff(files, former);
        if (changes.length === 0)
            continue;
        const [isRead, wasRead] = [readScope(read, files), readScope(read, former)];
        const isReadAs = ({ path, change }) => (change === 'deleted' ? wasRead(path) : isRead(path));
        for (const file of withoutImplied(changes.filter(isReadAs))) {
            const { tracked = true } = files.entries.get(file.path) ?? former.entries.get(file.path) ?? {};
            changed.set(`${read.context}\0${file.path}`, { ...file, tracked });
        }
    }
    return [...changed.values()]
        .toSorted((a, b) => Number(b.tracked) - Number(a.tracked))
        .map(({ path, change }) => ({ path, change }));
}
function manifest(record, target, read) {
    const owner = read.target ?? target;
    const index = record.targets.find(({ name }) => name === owner)?.contexts?.[read.context];
    return index === undefined ? undefined : record.contexts?.[index];
}
function diff(now, before) {
    const changes = [];
    for (const [path, entry] of now.entries) {
        const former = before.entries.get(path);
        if (former === undefined)
            changes.push({ path, change: 'added' });
        else if (former.type !== entry.type || former.hash !== entry.hash)
            changes.push({ path, change: 'content' });
        else if (former.mode !== entry.mode)
            changes.push({ path, change: 'mode' });
    }
    for (const path of before.entries.keys())
        if (!now.entries.has(path))
            changes.push({ path, change: 'deleted' });
    return changes;
}
/** A folder that came or went says no more than the files in it. */
function withoutImplied(changes) {
    const implied = new Set();
    for (const { path, change } of changes) {
        for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
            implied.add(`${change} ${path.slice(0, at)}`);
        }
    }
    return changes.filter(({ path, change }) => change === 'content' || change === 'mode' || !implied.has(`${change} ${path}`));
}

;// CONCATENATED MODULE: ./lib/record/steps/step-work.js
const WORKED = new Set(['ran', 'evicted', 'failed', 'shared']);
/** True when the builder did the work of the step in this run, for this target or another. */
function worked({ state }) {
    return WORKED.has(state);
}
/** True when it did so for this target, and to the end: then `ms` is what the step takes. */
function executed({ state }) {
    return state === 'ran' || state === 'evicted';
}

;// CONCATENATED MODULE: ./lib/compare/causes/step-match.js
/**
 * Pairs the steps of a build with those of its baseline. Stage by stage, equal instructions are paired in order; then those
 * that stand elsewhere; what is left between two pairs is the same place edited. The rest is new.
 *
 * @returns by index of `now`; a step without an entry is new, and a step of `before` in no entry was removed
 */
function matchSteps(now, before) {
    const matches = new Map();
    const used = new Set();
    const pair = (at, index, how) => {
        const step = before[index];
        if (step === undefined || matches.has(at) || used.has(index))
            return;
        matches.set(at, { step, index, how });
        used.add(index);
    };
    const stages = [...new Set(now.map(stageOf))].map((stage) => ({
        here: [...now.keys()].filter((at) => stageOf(now[at]) === stage),
        there: [...before.keys()].filter((at) => stageOf(before[at]) === stage),
    }));
    for (const { here, there } of stages) {
        const same = longestCommon(here.map((at) => step_match_text(now[at])), there.map((at) => step_match_text(before[at])));
        for (const [i, j] of same)
            pair(here[i] ?? -1, there[j] ?? -1, 'same');
    }
    for (const [at, step] of now.entries()) {
        const free = [...before.keys()].filter((index) => !used.has(index) && step_match_text(before[index]) === step_match_text(step));
        const moved = free.find((index) => stageOf(before[index]) === stageOf(step));
        // A stage that got another name has the same operations.
        const elsewhere = free.find((index) => before[index]?.ownKey !== undefined && before[index]?.ownKey === step.ownKey);
        if (moved !== undefined)
            pair(at, moved, 'moved');
        else if (elsewhere !== undefined)
            pair(at, elsewhere, 'same');
    }
    for (const { here, there } of stages) {
        for (const gap of gaps(here, there, matches)) {
            for (const [at, index] of alikeFirst(gap, now, before))
                pair(at, index, 'edited');
        }
    }
    return matches;
}
/** What lies between two steps of a stage that are the same in both builds. */
function gaps(here, there, matches) {
    const found = [];
    let gap = { here: [], there: [] };
    let next = 0;
    for (const at of here) {
        const match = matches.get(at);
        const position = match?.how === 'same' ? there.indexOf(match.index) : -1;
        if (position < 0) {
            if (match === undefined)
                gap.here.push(at);
            continue;
        }
        found.push({ ...gap, there: there.slice(next, position) });
        gap = { here: [], there: [] };
        next = position + 1;
    }
    return [...found, { ...gap, there: there.slice(next) }];
}
/** All pairs of one kind, those with the most words in common first. */
function alikeFirst({ here, there }, now, before) {
    return here
        .flatMap((at) => there.map((index) => ({ at, index, alike: alikeness(now[at], before[index]) })))
        .filter(({ alike }) => alike >= 0)
        .sort((a, b) => b.alike - a.alike || a.at - b.at || a.index - b.index)
        .map(({ at, index }) => [at, index]);
}
/** Share of common words, 2 for the same operation, -1 for another kind of step. */
function alikeness(a, b) {
    if (a === undefined || b === undefined || a.kind !== b.kind)
        return -1;
    if (a.ownKey !== undefined && a.ownKey === b.ownKey)
        return 2;
    const words = (step) => new Set(step.instruction.split(/\s+/));
    const [ours, theirs] = [words(a), words(b)];
    return [...ours].filter((word) => theirs.has(word)).length / Math.max(ours.size, theirs.size);
}
function stageOf(step) {
    return step?.stage ?? '';
}
function step_match_text(step) {
    return `${step?.kind} ${step?.instruction}`;
}
/** Index pairs of a longest common subsequence. Stages are short; a quadratic table is fine. */
function longestCommon(a, b) {
    const length = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
    for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) {
            const row = length[i];
            row[j] = a[i] === b[j] ? (length[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(length[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
        }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
        if (a[i] === b[j])
            pairs.push([i++, j++]);
        else if ((length[i + 1]?.[j] ?? 0) >= (length[i]?.[j + 1] ?? 0))
            i++;
        else
            j++;
    }
    return pairs;
}

;// CONCATENATED MODULE: ./lib/compare/causes/classify.js





/**
 * First pass: what changed about each step itself.
 *
 * The rule: a step is matched with the one that stood in its place, and what differs is its own change unless a step above
 * it hands the same difference down.
 */
function classify(sides) {
    const { steps } = sides.now;
    const matches = matchSteps(steps, sides.before.steps);
    const passedOn = [];
    return steps.map((step, at) => {
        const match = matches.get(at);
        const above = new Set(step.inputs.flatMap((input) => [...(passedOn[input] ?? [])]));
        const changes = stepChanges(step, match, above);
        passedOn[at] = changes.passedOn;
        return {
            step,
            ...(match === undefined ? {} : { match }),
            inputs: inputsOf(step, steps),
            changes: step.kind === 'from'
                ? baseCauses(at, step, match?.step, sides)
                : [...ownCauses(at, step, match, changes, sides), ...goneBefore(at, sides, match, matches)],
        };
    });
}
/** A merge of `COPY --link` that did no work of its own hands on what it merges. */
function inputsOf({ inputs }, steps) {
    return inputs.flatMap((input) => {
        const step = steps[input];
        return step?.kind === 'link' && !worked(step) ? [input, ...step.inputs] : [input];
    });
}
/** Causes that lie in the step itself: its instruction, its values, its files. */
function ownCauses(at, step, match, { instruction, args, envs }, { target, record, baseline }) {
    const cause = (kind, more = {}) => ({
        kind,
        step: at,
        text: step.instruction,
        ...more,
    });
    if (match === undefined)
        return [cause('step-new')];
    const causes = [];
    // What else differs about a step that moved comes from where it stands now.
    if (match.how === 'moved')
        causes.push(cause('step-moved'));
    else {
        if (instruction)
            causes.push(cause('instruction-changed'));
        if (args.length > 0)
            causes.push(cause('arg-changed', { names: args }));
        if (envs.length > 0)
            causes.push(cause('env-changed', { names: envs }));
    }
    const files = changedReads(step, target, record, baseline) ?? [];
    if (files.length > 0)
        causes.push(cause('files-changed', { files, names: files.map(({ path }) => path) }));
    return causes;
}
/**
 * A step that was removed, or now stands elsewhere, makes the next one run. Where another came in its place, that one is
 * the cause.
 */
function goneBefore(at, { now: { steps }, before }, match, matches) {
    const step = steps[at];
    if (step === undefined || match === undefined || match.how === 'moved')
        return [];
    if (step.inputs.some((input) => (matches.get(input)?.how ?? 'moved') === 'moved'))
        return [];
    const still = new Set([...ancestors(at, steps)].map((input) => matches.get(input)?.index));
    const gone = match.step.inputs.filter((index) => !still.has(index)).flatMap((index) => before.steps[index] ?? []);
    const names = gone.filter(({ kind }) => kind !== 'from').map(({ instruction }) => instruction);
    return names.length === 0 ? [] : [{ kind: 'step-removed', step: at, text: step.instruction, names }];
}
/** All steps below one. */
function ancestors(at, steps) {
    const found = new Set();
    const open = [...(steps[at]?.inputs ?? [])];
    for (let input = open.pop(); input !== undefined; input = open.pop()) {
        if (found.has(input))
            continue;
        found.add(input);
        open.push(...(steps[input]?.inputs ?? []));
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/compare/causes/price.js
/**
 * Third pass: what each root cost, in ms of this run.
 *
 * The rule: a root costs its own time and that of every step whose work is laid to it. Several causes of one step each
 * carry all of it, as each alone would have made it run.
 */
function price(causes, rootOf, steps) {
    const cost = new Map();
    for (const [at, root] of rootOf)
        cost.set(root, (cost.get(root) ?? 0) + (steps[at]?.step.ms ?? 0));
    return causes.map((cause) => cause.kind === 'follows' ? cause : { ...cause, ms: Math.round(cost.get(cause.step) ?? 0) });
}

;// CONCATENATED MODULE: ./lib/compare/causes/why-absent.js

/**
 * The cause of a step that ran although nothing it depends on changed: its result was not in the cache, for a reason that
 * may be known. `unknown` where "nothing changed" is not known.
 */
function whyUnexplained(at, step, before, sides) {
    const { record, baseline, target } = sides;
    const cause = { step: at, text: step.instruction };
    const why = whyAbsent(step, sides);
    if (isTold(step, sides))
        return { kind: 'cache-absent', ...cause, why };
    // Without provenance there is no key; what an ADD downloads has no recorded content.
    const isSame = step.key !== undefined && step.key === before?.key && !(step.kind === 'add' && step.reads === undefined);
    const isKnown = isSame && changedReads(step, target, record, baseline) !== undefined;
    return isKnown ? { kind: 'cache-absent', ...cause, why } : { kind: 'unknown', ...cause };
}
/** Whether why it ran is known from the builder or from what it was told, whatever else may have changed. */
function isTold(step, sides) {
    return ['no-cache', 'evicted'].includes(whyAbsent(step, sides));
}
function whyAbsent(step, { record, baseline, target }) {
    if (record.cache.noCache === true || wasUncached(step, record))
        return 'no-cache';
    if (step.state === 'evicted')
        return 'evicted';
    if (record.cache.from.length === 0)
        return 'no-import';
    const imports = record.targets
        .find(({ name }) => name === target)
        ?.phases.filter(({ kind }) => kind === 'cache-import');
    if (imports?.some(({ error }) => error !== undefined) === true)
        return 'import-error';
    if (baseline.cache.to.length === 0)
        return 'first-run';
    if (isOverwritten(target, record, baseline))
        return 'scope-overwritten';
    return 'unexplained';
}
/** Whether the builder was told not to use the cache for this work: for the step, or for another target it shared it with. */
function wasUncached(step, { targets }) {
    if (step.noCache === true)
        return true;
    const partners = (step.sharedWith ?? []).flatMap((name) => targets.filter((it) => it.name === name.split(' ')[0]));
    return partners.some(({ platforms }) => platforms.some(({ steps }) => steps.some((other) => other.noCache === true && other.key === step.key)));
}
/**
 * Whether another target wrote its index over this one's: both exported to one scope, and the other's steps were found
 * there. Where nothing of either was found, the scope may as well be gone.
 */
function isOverwritten(target, record, baseline) {
    const rivals = (baseline.cache.sharedScopes ?? []).filter((names) => names.includes(target)).flat();
    return record.targets.some(({ name, platforms }) => name !== target &&
        rivals.includes(name) &&
        platforms.some(({ steps }) => steps.some(({ state }) => state === 'cached' || state === 'restored')));
}

;// CONCATENATED MODULE: ./lib/compare/causes/trace-roots.js


/**
 * Second pass: to which change the work of each step is laid.
 *
 * The rule: work is laid to the step's own change; without one, to the image it stands on, if that changed; else to what
 * made the step above it run; else to a change above it whose own result was in the cache already (an earlier build with
 * the same change may have got further than the baseline, but not to this step); else its result was not in the cache.
 */
function traceRoots(steps, sides) {
    const told = new Set();
    const rootOf = new Map();
    const silent = silentChanges(steps, sides);
    for (const [at, { step, inputs, changes, match }] of steps.entries()) {
        if (step.kind === 'from' || !worked(step))
            continue;
        const images = inputs.filter((input) => steps[input]?.step.kind === 'from');
        for (const cause of [...images.flatMap((image) => steps[image]?.changes ?? []), ...changes])
            told.add(cause);
        if (changes.length > 0) {
            rootOf.set(at, at);
            continue;
        }
        const image = images.find((input) => (steps[input]?.changes.length ?? 0) > 0);
        const above = image ?? firstOf(inputs, rootOf);
        const unseen = above === undefined && !isTold(step, sides) ? firstOf(inputs, silent) : undefined;
        for (const cause of unseen === undefined ? [] : (steps[unseen]?.changes ?? []))
            told.add(cause);
        const root = above ?? unseen;
        rootOf.set(at, root ?? at);
        if (root === undefined)
            told.add(whyUnexplained(at, step, match?.step, sides));
        else
            told.add({ kind: 'follows', step: at, text: step.instruction, follows: root });
    }
    return { causes: [...told], rootOf };
}
/** For steps that did no work, the step whose change their result is made of; absent where nothing changed. */
function silentChanges(steps, sides) {
    const silent = new Map();
    for (const [at, { step, inputs, changes }] of steps.entries()) {
        const isImage = step.kind === 'from';
        if (!isImage && worked(step))
            continue;
        const changed = changes.length > 0 && !(isImage && hasSameLayers(sides));
        const root = changed ? at : isImage ? undefined : firstOf(inputs, silent);
        if (root !== undefined)
            silent.set(at, root);
    }
    return silent;
}
/** What a map says of the first step that it knows. */
function firstOf(steps, known) {
    return steps.map((step) => known.get(step)).find((root) => root !== undefined);
}
/** Whether the image that moved has the layers it had: then nothing but its settings can have made a step run. */
function hasSameLayers({ now, before }) {
    const [ours, theirs] = [now, before].map(({ layers = [] }) => layers.filter(({ fromBase }) => fromBase === true).map(({ digest }) => digest));
    return now.bases.length === 1 && ours.length > 0 && JSON.stringify(ours) === JSON.stringify(theirs);
}

;// CONCATENATED MODULE: ./lib/compare/causes/causes-of.js



/**
 * Why each step ran, against the baseline's record, in the order of the steps. Root causes carry what they cost; a step
 * that only follows another names the root it follows. Independent second causes are kept: a step that would have run
 * anyway is a root even below another one.
 *
 * Three passes over the graph of steps: what changed about each step itself, to which change each step's work is laid, and
 * what each change therefore cost.
 */
function causesOf(sides) {
    const steps = classify(sides);
    const { causes, rootOf } = traceRoots(steps, sides);
    return price(causes, rootOf, steps);
}

;// CONCATENATED MODULE: ./lib/compare/change.js
/** A figure beside its former value; undefined when it is not known now. */
function change(now, before) {
    if (now === undefined)
        return undefined;
    if (before === undefined)
        return { now };
    const delta = now - before;
    return before === 0 ? { now, before, delta } : { now, before, delta, ratio: delta / before };
}

// EXTERNAL MODULE: ./lib/shared/defined.js
var defined = __nccwpck_require__(2452);
;// CONCATENATED MODULE: ./lib/compare/layer-changes.js

/**
 * Which layers explain a difference of one kind of size, largest first. Layers are matched by what made them, not by digest: a rebuilt
 * layer is the same layer with another size, not one removed and one added. The base image is one item.
 *
 * The differences add up to the difference of all layers exactly.
 */
function layerChanges(now, before, kind = 'compressed') {
    if (before?.layers === undefined || now.layers === undefined)
        return [];
    const nowItems = items(now, kind);
    const beforeItems = items(before, kind);
    if (nowItems === undefined || beforeItems === undefined)
        return [];
    const beforeById = new Map(beforeItems.map((item) => [item.id, item]));
    const changes = [];
    const unmatched = [];
    for (const item of nowItems) {
        const match = beforeById.get(item.id);
        if (match === undefined) {
            unmatched.push(item);
        }
        else {
            beforeById.delete(item.id);
            changes.push(toChange(item, match));
        }
    }
    // What is left on both sides and is of one kind is the same place with an edited instruction.
    for (const item of unmatched) {
        const match = [...beforeById.values()].find((old) => old.kind === item.kind && old.fromBase === item.fromBase);
        if (match !== undefined)
            beforeById.delete(match.id);
        changes.push(toChange(item, match));
    }
    for (const gone of beforeById.values())
        changes.push(toChange(undefined, gone));
    return changes
        .filter((entry) => entry.delta !== 0)
        .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta) || a.instruction.localeCompare(b.instruction));
}
function toChange(now, before) {
    const shown = (now ?? before);
    return {
        instruction: shown.instruction,
        fromBase: shown.fromBase,
        ...(shown.fromBase && before !== undefined && before.instruction !== shown.instruction
            ? { insteadOf: before.instruction }
            : {}),
        ...(shown.file === undefined ? {} : { file: shown.file }),
        ...(shown.line === undefined ? {} : { line: shown.line }),
        ...(before === undefined ? {} : { before: before.bytes }),
        ...(now === undefined ? {} : { now: now.bytes }),
        delta: (now?.bytes ?? 0) - (before?.bytes ?? 0),
    };
}
/** Undefined when the size of a layer is not known. */
function items(image, size) {
    const found = [];
    const occurrences = new Map();
    let base;
    for (const [index, layer] of (image.layers ?? []).entries()) {
        const bytes = size === 'compressed' ? layer.compressedBytes : layer.uncompressedBytes;
        if (bytes === undefined)
            return undefined;
        if (layer.fromBase === true) {
            base ??= baseItem(image, found);
            base.bytes += bytes;
            continue;
        }
        const step = layer.step === undefined ? undefined : image.steps[layer.step];
        const instruction = step?.instruction ?? `layer ${index + 1}`;
        const occurrence = (occurrences.get(instruction) ?? 0) + 1;
        occurrences.set(instruction, occurrence);
        found.push({
            id: `${occurrence}:${instruction}`,
            instruction,
            fromBase: false,
            kind: step?.kind ?? 'other',
            ...(step?.file === undefined ? {} : { file: step.file }),
            ...(step?.line === undefined ? {} : { line: step.line }),
            bytes,
        });
    }
    return found;
}
function baseItem(image, found) {
    const from = image.bases.at(-1);
    const file = image.steps.find(({ kind, line }) => kind === 'from' && line === from?.line)?.file;
    const item = {
        id: 'base',
        instruction: from?.name ?? 'of unknown name',
        fromBase: true,
        kind: 'from',
        ...(0,defined/* defined */.s)({ file: from?.line === undefined ? undefined : file, line: from?.line }),
        bytes: 0,
    };
    found.push(item);
    return item;
}

// EXTERNAL MODULE: ./lib/compare/times/statistics.js
var statistics = __nccwpck_require__(2423);
;// CONCATENATED MODULE: ./lib/compare/times/runner-factor.js


/** Enough to speak: this many pairs of steps, or this much time in them. */
const FEWEST_STEPS = 3;
const LEAST_MS = 30_000;
/** Shorter steps measure the scheduler. */
const SHORTEST_MS = 200;
/** A runner within this of the baseline's is as fast. */
const NOTABLE = 1.15;
/**
 * By which factor steps that are equal, inputs included, and ran now and earlier were slower (or faster, below 1) now: the
 * median ratio, weighted by the steps' time before. Undefined when too little ran on both sides, when the difference is
 * small, or when the steps do not agree: then it is not the runner.
 *
 * @param earlier records to find a step's earlier time in (the median of its executions): the baseline and its history, as
 *   a step that is cached by now ran in some older build
 */
function runnerFactor(now, ...earlier) {
    const times = new Map();
    for (const record of new Map(earlier.map((it) => [it.createdAt, it])).values()) {
        for (const [id, { ms }] of executedSteps(record))
            times.set(id, [...(times.get(id) ?? []), ms]);
    }
    const pairs = [...executedSteps(now)].flatMap(([id, step]) => {
        const usual = (0,statistics/* median */.JZ)(times.get(id) ?? []);
        return usual >= SHORTEST_MS ? [{ ratio: step.ms / usual, weight: usual }] : [];
    });
    const total = pairs.reduce((sum, { weight }) => sum + weight, 0);
    if (pairs.length < FEWEST_STEPS && total < LEAST_MS)
        return undefined;
    pairs.sort((a, b) => a.ratio - b.ratio);
    const [low, factor, high] = [0.25, 0.5, 0.75].map((share) => weightedQuantile(pairs, share * total));
    if (low === undefined || factor === undefined || high === undefined)
        return undefined;
    // Three quarters of the time must show at least half of the effect.
    const slower = factor >= NOTABLE && low >= Math.sqrt(factor);
    const faster = factor <= 1 / NOTABLE && high <= Math.sqrt(factor);
    return slower || faster ? { factor, steps: pairs.length } : undefined;
}
/** Steps with a cross-run key, by target, platform and key. */
function executedSteps(record) {
    const steps = new Map();
    for (const { name, platforms } of record.targets) {
        for (const image of platforms) {
            for (const step of image.steps) {
                if (step.key !== undefined && executed(step))
                    steps.set(`${name} ${image.platform} ${step.key}`, step);
            }
        }
    }
    return steps;
}
/** The ratio at which the running sum of weights reaches `mass`. */
function weightedQuantile(sorted, mass) {
    let sum = 0;
    return sorted.find(({ weight }) => (sum += weight) >= mass)?.ratio;
}

;// CONCATENATED MODULE: ./lib/compare/times/step-prices.js
/** What each step usually costs when it runs, from the records in which it did. */


/**
 * Prices of the steps of one target and platform. A step is known by its operation (`ownKey`), or, from builders without
 * provenance, by its stage and text; what it builds on does not matter to what it costs.
 */
class StepPrices {
    #times = new Map();
    /** @param history records that are comparable in everything but the state of the cache */
    constructor(history, target, platform) {
        for (const record of history) {
            const images = record.targets.filter(({ name }) => name === target).flatMap(({ platforms }) => platforms);
            for (const image of images) {
                if (image.platform !== platform)
                    continue;
                for (const step of image.steps.filter(executed)) {
                    const id = stepId(step);
                    this.#times.set(id, [...(this.#times.get(id) ?? []), step.ms]);
                }
            }
        }
    }
    /** Undefined for a step that never ran in the history. */
    of(step) {
        const times = this.#times.get(stepId(step));
        return times === undefined ? undefined : { ms: Math.round((0,statistics/* median */.JZ)(times)), runs: times.length };
    }
}
/** What makes a step the same step, whatever became of its inputs. */
function stepId({ ownKey, stage, instruction }) {
    return ownKey ?? `${stage ?? ''}\n${instruction}`;
}
/** Finds in `image` the step that `step` (at `index` of `from`) is or was: the same operation, else what stood in its place. */
function counterpart(step, index, from, image) {
    const exact = image.steps.findIndex((it) => step.key !== undefined && it.key === step.key);
    const at = exact === -1 ? image.steps.findIndex((it) => stepId(it) === stepId(step)) : exact;
    const found = image.steps[at];
    if (found)
        return { step: found, index: at, same: true };
    const place = placeOf(step, index, from);
    const inPlace = image.steps.findIndex((it, i) => placeOf(it, i, image) === place);
    const replaced = image.steps[inPlace];
    // What stood there may have moved, or been followed by a new step: then it is not what this one was.
    const elsewhere = replaced !== undefined && from.steps.some((it) => stepId(it) === stepId(replaced));
    return replaced && !elsewhere ? { step: replaced, index: inPlace, same: false } : undefined;
}
/** Stage, kind and how many of its kind stand before it in the stage. */
function placeOf(step, index, { steps }) {
    const before = steps.slice(0, index).filter((it) => it.stage === step.stage && it.kind === step.kind).length;
    return `${step.stage ?? ''} ${step.kind} ${before}`;
}

;// CONCATENATED MODULE: ./lib/compare/times/series.js
/** Which runs' times may be compared: the same target on the same kind of machine in the same state of the cache. */


const CACHED = new Set(['cached', 'restored']);
/** Everything that must be equal, with the name it has in a sentence, in the order in which differences are named. */
const DIMENSIONS = [
    ['target', ({ target }) => target.name],
    ['platform', ({ image }) => image.platform],
    ['architecture', ({ record }) => record.runner.arch],
    ['runner image', ({ record }) => record.runner.image],
    ['CPU', ({ record }) => record.runner.cpuModel],
    ['number of cores', ({ record }) => record.runner.cores?.toString()],
    ['builder driver', ({ record }) => record.builder.driver],
    ['BuildKit', ({ record }) => buildkitMinor(record)],
    ['state of the cache', ({ record, image }) => cacheRegime(record, image)],
    ['cache export', ({ record }) => (record.cache.to.length > 0 ? record.cache.to.toSorted().join(', ') : 'none')],
];
/** What does not matter to a time that the cache was taken out of. */
const CACHE_DIMENSIONS = new Set(['state of the cache', 'cache export']);
/**
 * Why two sides' times say nothing about each other, or undefined when they do: the first difference in words. What only
 * one side knows is a difference, too: a machine that cannot be told cannot be called the same.
 */
function whyNotComparable(now, before, kind) {
    for (const [name, of] of dimensions(kind)) {
        const [a, b] = [of(now), of(before)];
        if (a !== b)
            return `other ${name}: ${b ?? 'unknown'} before, ${a ?? 'unknown'} now`;
    }
    return undefined;
}
/** Text that is equal for exactly those sides whose times may be compared. */
function seriesKey(side, kind) {
    return JSON.stringify(dimensions(kind).map(([, of]) => of(side) ?? null));
}
/** The sides of earlier successful runs that belong to the same series, in the order given. The run itself is left out. */
function seriesOf(now, history, kind) {
    const key = seriesKey(now, kind);
    return history
        .filter((record) => record.outcome === 'succeeded' && record.createdAt !== now.record.createdAt)
        .flatMap((record) => sideOf(record, now.target.name, now.image.platform) ?? [])
        .map((side) => (kind === 'time' ? likeExportOf(now, side) : side))
        .filter((side) => side.target.outcome === 'succeeded' && seriesKey(side, kind) === key);
}
/**
 * An earlier build as it would have been without its cache export, for one that exports nothing: with `cache-write: auto` most
 * pull requests do not, and the base branch does. What the export took of the wall time is known, as the parts of the split
 * sum to it. Without a split, and the other way round, the side is left as it is, and does not compare.
 */
function likeExportOf(now, before) {
    const { record, target, image } = before;
    const split = image.timeSplit;
    if (now.record.cache.to.length > 0 || record.cache.to.length === 0)
        return before;
    if (split === undefined || target.wallMs === undefined)
        return before;
    return {
        record: { ...record, cache: { ...record.cache, to: [] } },
        target: { ...target, wallMs: target.wallMs - split.cacheExportMs },
        image: { ...image, timeSplit: { ...split, cacheExportMs: 0 } },
    };
}
/** One target and platform of a record, if it is there. */
function sideOf(record, name, platform) {
    const target = record.targets.find((it) => it.name === name);
    const image = target?.platforms.find((it) => it.platform === platform);
    return target && image ? { record, target, image } : undefined;
}
/**
 * The records of the present epoch: those of first-parent ancestors after the epoch's commit.
 * @param candidates first-parent commits, newest first; when the commit is not among them every record is kept
 */
function sinceEpoch(history, candidates, commit) {
    const at = candidates.findIndex((sha) => sha.startsWith(commit));
    if (at === -1)
        return [...history];
    const old = new Set(candidates.slice(at));
    return history.filter((record) => record.commit === undefined || !old.has(record.commit.sha));
}
/** The regime of one image: steps other than FROM, which is resolved and not run. */
function cacheRegime(record, image) {
    if (record.cache.noCache)
        return 'no-cache';
    const steps = image.steps.filter(({ kind }) => kind !== 'from');
    const cached = steps.filter(({ state }) => CACHED.has(state)).length;
    if (!steps.some(worked))
        return 'warm';
    return cached === 0 ? 'cold' : 'partial';
}
/**
 * Whether the same steps ran on both sides. Two builds that both took a part from the cache only compare when it was the
 * same part: re-running `npm ci` is not like re-running a copy. Of cold and warm builds the regime says enough.
 */
function sameStepsRan(a, b) {
    return cacheRegime(a.record, a.image) !== 'partial' || stepsRan(a.image) === stepsRan(b.image);
}
function stepsRan({ steps }) {
    return JSON.stringify(steps
        .filter((step) => step.kind !== 'from' && executed(step))
        .map(stepId)
        .toSorted());
}
/** `v0.25.1` and `0.25.0-rc1` are both `0.25`. The engine's version stands for that of the BuildKit in it. */
function buildkitMinor({ builder }) {
    const version = builder.buildkit ?? builder.engine;
    return /\d+\.\d+/.exec(version ?? '')?.[0] ?? version;
}
function dimensions(kind) {
    return DIMENSIONS.filter(([name]) => kind === 'time' || !CACHE_DIMENSIONS.has(name));
}

;// CONCATENATED MODULE: ./lib/compare/times/adjusted-time.js


/** The time of `now` as if the cache had done for it what it did for `reference`; undefined without a wall time. */
function adjustedTime(now, reference, prices) {
    if (now.target.wallMs === undefined)
        return undefined;
    const cacheMs = cacheTime(now);
    const missed = [];
    let ms = now.target.wallMs - cacheMs;
    for (const [index, step] of now.image.steps.entries()) {
        if (!executed(step))
            continue;
        const before = counterpart(step, index, now.image, reference.image);
        if (!before || executed(before.step))
            continue;
        const price = prices.of(before.step);
        // An unchanged step that never ran before costs what it costs; a changed one without a price is new work.
        const usual = price?.ms ?? (before.same ? step.ms : 0);
        if (isOnPath(now.image, index))
            ms -= usual;
        if (before.same)
            missed.push({ step: index, ms: step.ms, ...(price ? { usualMs: price.ms } : {}), runs: price?.runs ?? 0 });
    }
    for (const [index, step] of reference.image.steps.entries()) {
        if (!executed(step) || !isOnPath(reference.image, index))
            continue;
        const later = counterpart(step, index, reference.image, now.image);
        if (later && !executed(later.step))
            ms += prices.of(step)?.ms ?? step.ms;
    }
    return { ms: Math.max(0, ms), cacheMs, missed };
}
/** Cache import and export in ms: along the critical path where that is known, else their phases' sum. */
function cacheTime({ target, image }) {
    if (image.timeSplit)
        return image.timeSplit.cacheRestoreMs + image.timeSplit.cacheExportMs;
    const phases = target.phases.filter(({ kind }) => kind === 'cache-import' || kind === 'cache-export');
    return Math.min(target.wallMs ?? 0, phases.reduce((sum, { ms }) => sum + ms, 0));
}
/** Whether a step decided the wall time. Without a critical path every step is taken to. */
function isOnPath({ criticalPath }, index) {
    return criticalPath === undefined || criticalPath.includes(index);
}

;// CONCATENATED MODULE: ./lib/compare/times/times.js







/**
 * Why no time of two records compares, whatever the target: another machine or builder. What the cache did is left to the
 * single target.
 */
function whyNoTimes(now, before) {
    if (before.targets.every(({ wallMs }) => wallMs === undefined))
        return 'the baseline has no times';
    for (const side of sidesOf(now)) {
        const other = sideOf(before, side.target.name, side.image.platform);
        if (other)
            return whyNotComparable(side, other, 'adjusted-time');
    }
    return undefined;
}
function sidesOf(record) {
    return record.targets.flatMap((target) => target.platforms.map((image) => ({ record, target, image })));
}
/**
 * Wall time and cache-adjusted time.
 *
 * Wall times only compare when the cache did the same in both builds; else the difference is shown and {@link
 * Change.notComparable} says why no budget may judge it. The adjusted time compares always: it has the baseline's cache.
 *
 * @param baseline the baseline, when its machine is like ours
 * @param history earlier records, newest first; those of other series are left out here
 * @param slower how many times as long as usual this runner took for equal steps
 */
function timesOf(now, baseline, history = [], slower = 1) {
    const before = baseline && likeExportOf(now, baseline);
    const targets = sidesOf(now.record).length;
    const time = change(now.target.wallMs, before?.target.wallMs);
    if (before === undefined || time === undefined)
        return (0,defined/* defined */.s)({ time });
    const like = seriesOf(now, history, 'adjusted-time');
    const prices = new StepPrices([...new Set([...like.map(({ record }) => record), before.record])], now.target.name, now.image.platform);
    const adjusted = adjustedTime(now, before, prices);
    const fast = slower > 1 ? faster(now, slower) : undefined;
    const reference = adjustedTime(before, before, prices);
    const usual = like.flatMap((side) => adjustedTime(side, before, prices)?.ms ?? []);
    const notComparable = whyNotLike(now, before);
    const alike = seriesOf(now, history, 'time').filter((side) => sameStepsRan(now, side));
    const times = alike.flatMap(({ target }) => target.wallMs ?? []);
    return (0,defined/* defined */.s)({
        time: withMeasures(time, { notComparable, times, targets, atUsualSpeed: fast?.target.wallMs }),
        adjustedTime: withMeasures(change(adjusted?.ms, reference?.ms), {
            times: usual,
            targets,
            atUsualSpeed: fast && adjustedTime(fast, before, prices)?.ms,
        }),
        missed: adjusted && adjusted.missed.length > 0 ? adjusted.missed : undefined,
    });
}
/** The same build with all its times divided. */
function faster({ record, target, image }, by) {
    const { wallMs, phases } = target;
    const { timeSplit: split } = image;
    return {
        record,
        target: {
            ...target,
            ...(0,defined/* defined */.s)({ wallMs: wallMs === undefined ? undefined : wallMs / by }),
            phases: phases.map((phase) => ({ ...phase, ms: phase.ms / by })),
        },
        image: {
            ...image,
            steps: image.steps.map((step) => ({ ...step, ms: step.ms / by })),
            ...(split && {
                timeSplit: {
                    ...split,
                    cacheRestoreMs: split.cacheRestoreMs / by,
                    cacheExportMs: split.cacheExportMs / by,
                },
            }),
        },
    };
}
/** Why the wall times of two builds on like machines do not compare: the cache did something else for each. */
function whyNotLike(now, before) {
    const why = whyNotComparable(now, before, 'time');
    if (why !== undefined || sameStepsRan(now, before))
        return why;
    const [a, b] = [now, before].map(({ image }) => image.steps.filter((it) => it.kind !== 'from' && executed(it)).length);
    return `other steps taken from the cache: ${b} ran before, ${a} now`;
}
function withMeasures(time, measures) {
    if (time === undefined)
        return undefined;
    const { notComparable, times, targets, atUsualSpeed } = measures;
    return {
        ...time,
        ...(0,defined/* defined */.s)({
            notComparable,
            atUsualSpeed,
            typical: notComparable === undefined ? (0,statistics/* typical */.Dk)(times, targets) : undefined,
        }),
    };
}

;// CONCATENATED MODULE: ./lib/compare/update-size.js
/** What a machine must pull that holds the baseline's image already, and which layers it pulls although nothing changed them. */

/**
 * Bytes that a machine with the image `before` must pull for `now`: every blob once that `before` does not have, which are
 * layers by digest, and the config. As in every size of a record, manifests are not counted. Undefined when the layers of
 * either image, or the config's digest, are not known.
 */
function updateBytes(now, before) {
    if (now.layers === undefined || before.layers === undefined)
        return undefined;
    const { configDigest, configBytes } = now;
    if (configDigest === undefined || configBytes === undefined || before.configDigest === undefined)
        return undefined;
    const held = new Set(before.layers.map(({ digest }) => digest));
    const missing = new Map(now.layers.filter(({ digest }) => !held.has(digest)).map((layer) => [layer.digest, layer]));
    const layers = [...missing.values()].reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
    return layers + (configDigest === before.configDigest ? 0 : configBytes);
}
/**
 * Layers that are not reproducible: their steps are the baseline's and ran again only because the cache did not have them,
 * and what they made has another digest. Such a layer is pulled by everybody for nothing.
 *
 * @param causes of this image's steps, see causes/causes-of.ts
 */
function remadeLayers(now, before, causes) {
    const made = new Map();
    for (const { step, digest } of before.layers ?? []) {
        const key = step === undefined ? undefined : before.steps[step]?.key;
        if (key !== undefined)
            made.set(key, (made.get(key) ?? new Set()).add(digest));
    }
    return (now.layers ?? []).flatMap((layer, at) => {
        const { step } = layer;
        const key = step === undefined ? undefined : now.steps[step]?.key;
        const digests = key === undefined ? undefined : made.get(key);
        if (step === undefined || digests === undefined || digests.has(layer.digest))
            return [];
        return onlyMissed(step, causes) ? [{ step, layer, ...(0,defined/* defined */.s)({ differs: differences(now, at) }) }] : [];
    });
}
/** Names of files that a sentence has room for. */
const NAMED_FILES = 3;
/** Which files of a layer differ from the baseline's image. A list that was cut may lack some: then nothing is said. */
function differences({ files }, layer) {
    if (files?.changes === undefined || files.changesOmitted !== undefined)
        return undefined;
    const paths = files.changes.filter((change) => change.layer === layer).map(({ path }) => path);
    // What a later layer hides is not compared.
    if (paths.length === 0 && files.waste.some(({ addedBy }) => addedBy === layer))
        return undefined;
    return { paths: paths.slice(0, NAMED_FILES), more: Math.max(0, paths.length - NAMED_FILES) };
}
/** True when all that made a step run is that the cache did not have it, or a step before it. */
function onlyMissed(step, causes) {
    const own = causes.filter((cause) => cause.step === step);
    const roots = own.flatMap((cause) => cause.kind === 'follows' ? causes.filter((it) => it.step === cause.follows && it.kind !== 'follows') : [cause]);
    return roots.length > 0 && roots.every(({ kind }) => kind === 'cache-absent');
}

;// CONCATENATED MODULE: ./lib/compare/compare.js







/** Differences below both of these are recompression noise, not a change (docs/internals/images.md: Sizes: ±0.002 % for one builder). */
const MOVED_RATIO = 0.005;
const MOVED_BYTES = 256 * 1024;
/** A builder upgrade alone moves compressed sizes by 1.5 to 2 % (docs/internals/images.md: Sizes). */
const MOVED_RATIO_OTHER_BUILDER = 0.02;
/**
 * Compares a record with its baseline. Without one every figure stands alone and nothing is called a change.
 * Pure; the order of targets is the record's.
 */
function compare(record, baseline, historyOf = () => []) {
    const before = baseline?.record;
    const timesNotComparable = before === undefined ? undefined : whyNoTimes(record, before);
    const sizesCaution = before === undefined ? undefined : whySizesDiffer(record, before);
    const slower = before === undefined ? undefined : runnerFactor(record, before, ...likeHistory(record, historyOf));
    const targets = record.targets
        .filter((target) => target.outcome !== 'not-built')
        .flatMap((target) => target.platforms.map((image) => compareImage(target, image, record, before, {
        historyOf: timesNotComparable === undefined ? historyOf : undefined,
        slower: slower?.factor,
        movedRatio: sizesCaution === undefined ? MOVED_RATIO : MOVED_RATIO_OTHER_BUILDER,
    })));
    const known = new Set(record.targets.map((target) => target.name));
    const notBuilt = [
        ...record.targets.filter((target) => target.outcome === 'not-built'),
        ...(before?.targets ?? []).filter((target) => !known.has(target.name)),
    ];
    return {
        record,
        ...(baseline === undefined ? {} : { baseline }),
        ...(timesNotComparable === undefined ? {} : { timesNotComparable }),
        ...(sizesCaution === undefined ? {} : { sizesCaution }),
        targets,
        notBuilt,
        ...(slower === undefined ? {} : { runnerFactor: slower }),
    };
}
/** Records of machines like this one, of any target. */
function likeHistory(record, historyOf) {
    const records = record.targets.flatMap(({ name, platforms }) => platforms.flatMap((it) => historyOf(name, it.platform)));
    return [...new Set(records)].filter((it) => it.createdAt !== record.createdAt && whyNoTimes(record, it) === undefined);
}
function compareImage(target, image, record, baseline, rules) {
    const before = baseline === undefined ? undefined : sideOf(baseline, target.name, image.platform);
    const compressed = change(image.compressedBytes, before?.image.compressedBytes);
    const uncompressed = change(image.uncompressedBytes, before?.image.uncompressedBytes);
    const sizeMoved = whichMoved(compressed, uncompressed, rules.movedRatio);
    const causes = 
    // A published image as the baseline has no steps: then none of ours is new either.
    before === undefined || baseline === undefined || before.image.steps.length === 0
        ? []
        : causesOf({ target: target.name, now: image, before: before.image, record, baseline });
    const optional = {
        compressed,
        uncompressed,
        updateSize: change(before && updateBytes(image, before.image), undefined),
        layers: change(image.layers?.length, before?.image.layers?.length),
        files: change(image.files?.liveFiles, before?.image.files?.liveFiles),
        waste: change(image.files?.wastedBytes, before?.image.files?.wastedBytes),
        sizeMoved,
        ...timesOf({ record, target, image }, rules.historyOf && before, rules.historyOf?.(target.name, image.platform), rules.slower),
    };
    return {
        target: target.name,
        platform: image.platform,
        record: target,
        image,
        ...(before === undefined ? {} : { before: { record: before.target, image: before.image } }),
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
        steps: countSteps(image.steps),
        contentChanged: causes.some(inTheChange) && ownLayersDiffer(image, before?.image),
        causes,
        remade: before === undefined ? [] : remadeLayers(image, before.image, causes),
        layerChanges: layerChanges(image, before?.image, sizeMoved ?? 'compressed'),
    };
}
/** Another version of BuildKit compresses differently; the tars it leaves as they are. */
function whichMoved(compressed, uncompressed, compressedRatio) {
    if (moved(compressed, compressedRatio))
        return 'compressed';
    return moved(uncompressed, MOVED_RATIO) ? 'uncompressed' : undefined;
}
function moved(size, ratio) {
    if (size?.delta === undefined || size.delta === 0)
        return false;
    const bytes = Math.abs(size.delta);
    return bytes >= Math.abs(size.before ?? 0) * ratio || (ratio === MOVED_RATIO && bytes >= MOVED_BYTES);
}
/** A step that only missed the cache makes other layers, too (times of files), but nobody changed it. */
function inTheChange({ kind }) {
    return kind !== 'cache-absent' && kind !== 'unknown' && kind !== 'follows';
}
function ownLayersDiffer(now, before) {
    if (before?.layers === undefined || now.layers === undefined)
        return false;
    const own = (image) => (image.layers ?? []).filter((layer) => layer.fromBase !== true).map((layer) => layer.diffId ?? layer.digest);
    const [ours, theirs] = [own(now), own(before)];
    return ours.length !== theirs.length || ours.some((id, at) => id !== theirs[at]);
}
/** Counts of the steps that are instructions of the Dockerfile; FROM is resolved, not run (docs/internals/progress-stream.md: Other vertices). */
function countSteps(steps) {
    const counted = steps.filter((step) => step.kind !== 'from');
    const count = (...states) => counted.filter((step) => states.includes(step.state)).length;
    return {
        ran: count('ran', 'evicted', 'failed'),
        cached: count('cached', 'restored'),
        shared: count('shared'),
        total: counted.length,
    };
}
function whySizesDiffer(now, before) {
    for (const [name, a, b] of [
        ['BuildKit', now.builder.buildkit, before.builder.buildkit],
        ['Docker', now.builder.engine, before.builder.engine],
        ['builder', now.builder.driver, before.builder.driver],
    ]) {
        if (a !== undefined && b !== undefined && a !== b) {
            return `${name} ${b} before, ${a} now: another version compresses differently, by up to 2 %`;
        }
    }
    return undefined;
}


/***/ }),

/***/ 2423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ typical),
/* harmony export */   JZ: () => (/* binding */ median),
/* harmony export */   Xy: () => (/* binding */ MIN_DELTA_MS),
/* harmony export */   Zn: () => (/* binding */ MIN_RATIO),
/* harmony export */   gV: () => (/* binding */ MIN_INCREASE)
/* harmony export */ });
/* unused harmony exports PRIOR_SIGMA, PRIOR_RUNS, MAD_TO_SIGMA, moderatedSigma, mad, studentQuantile, studentCdf */
/**
 * Whether a build time is out of the ordinary: the "screen" of docs/internals/times.md: What is usual, one rule for 1 to 30 earlier runs.
 *
 * Times scatter by factors, so everything happens on their logarithms: the centre is the median, the spread the median
 * absolute deviation, drawn towards what is known of runners in general because a handful of runs knows little.
 */
/** Earlier runs that are looked at, newest first. */
const MOST_RUNS = 30;
/** The prior: log times scatter with this standard deviation, and that is worth as many runs. */
const PRIOR_SIGMA = 0.08;
const PRIOR_RUNS = 4;
/** No machine is steadier than this. */
const LEAST_SIGMA = 0.04;
/** Makes the median absolute deviation of normal data its standard deviation: 1 / Φ⁻¹(3/4). */
const MAD_TO_SIGMA = 1.4826;
/** Variance of a median over that of a mean: π / 2. */
const MEDIAN_VARIANCE = 1.57;
/** Chance, one-sided, that nothing happened and a run of a target is beyond its limit all the same. */
const ERROR = 0.005;
/** From more than this many targets on the chance is divided among them (Bonferroni). */
const MANY_TARGETS = 5;
/** Smaller effects are nobody's business, however significant. */
const MIN_INCREASE = 0.15;
const MIN_RATIO = 1 + MIN_INCREASE;
const MIN_DELTA_MS = 10_000;
/**
 * The limit for a new run, minimum effect included; a time of more than that is out of the ordinary.
 * @param times ms of earlier comparable runs, newest first, at least one; of more than {@link MOST_RUNS} the newest count
 * @param targets how many targets are judged in the same bake
 */
function typical(times, targets = 1) {
    const logs = times
        .filter((ms) => ms > 0)
        .slice(0, MOST_RUNS)
        .map(Math.log);
    const n = logs.length;
    if (n === 0)
        return undefined;
    const centre = median(logs);
    const error = targets > MANY_TARGETS ? ERROR / targets : ERROR;
    const t = studentQuantile(1 - error, n + PRIOR_RUNS - 1);
    const factor = Math.exp(t * Math.sqrt(1 + MEDIAN_VARIANCE / n) * moderatedSigma(logs));
    const usual = Math.round(Math.exp(centre));
    return { median: usual, limit: Math.max(usual * factor, usual * MIN_RATIO, usual + MIN_DELTA_MS), runs: n };
}
/** Standard deviation of log times: the scaled MAD, moderated by the prior, and at least {@link LEAST_SIGMA}. */
function moderatedSigma(logs) {
    const n = logs.length;
    const spread = MAD_TO_SIGMA * mad(logs);
    return Math.max(LEAST_SIGMA, Math.sqrt((PRIOR_RUNS * PRIOR_SIGMA ** 2 + (n - 1) * spread ** 2) / (PRIOR_RUNS + n - 1)));
}
/** The middle value, or the mean of the two in the middle; NaN of nothing. */
function median(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = sorted.length >> 1;
    const high = sorted[middle] ?? Number.NaN;
    return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
/** Median absolute deviation from the median, unscaled. */
function mad(values) {
    const centre = median(values);
    return median(values.map((value) => Math.abs(value - centre)));
}
/**
 * The value a Student t variable with `df` degrees of freedom stays below with probability `p`, to about 1e-10, for 0.5 <=
 * p < 1 and df >= 1. By bisection of the distribution function.
 */
function studentQuantile(p, df) {
    let [low, high] = [0, 2];
    while (studentCdf(high, df) < p)
        high *= 2;
    while (high - low > 1e-12 * high) {
        const middle = (low + high) / 2;
        if (middle === low || middle === high)
            break;
        if (studentCdf(middle, df) < p)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}
/** P(T <= t) for t >= 0 and whole `df`: the finite sums of Abramowitz & Stegun 26.7.3 (odd df) and 26.7.4 (even df). */
function studentCdf(t, df) {
    const angle = Math.atan(t / Math.sqrt(df));
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const odd = df % 2 === 1;
    let term = odd ? cos : 1;
    let sum = 0;
    for (let k = odd ? 1 : 0; k <= df - 2; k += 2) {
        sum += term;
        term *= (cos * cos * (k + 1)) / (k + 2);
    }
    const inner = odd ? (2 / Math.PI) * (angle + sin * sum) : sin * sum;
    return 0.5 + inner / 2;
}


/***/ }),

/***/ 703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ msBefore),
/* harmony export */   z: () => (/* binding */ hasTimeMoved)
/* harmony export */ });
/* harmony import */ var _statistics_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2423);

/**
 * True when the build time differs by more than the noise of machines (docs/internals/times.md: What is usual), and may be
 * compared at all. A build that is faster only because more of it came from the cache has not moved.
 */
function hasTimeMoved({ timesNotComparable }, target) {
    if (timesNotComparable !== undefined || target.time === undefined)
        return false;
    const { now, delta, ratio, typical } = target.time;
    if (delta === undefined || ratio === undefined)
        return false;
    if (typical !== undefined && delta > 0 && now <= typical.limit)
        return false;
    if (delta < 0 && target.steps.ran < ranBefore(target))
        return false;
    return Math.abs(delta) > _statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_DELTA_MS */ .Xy && Math.abs(ratio) > _statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_INCREASE */ .gV;
}
function ranBefore(target) {
    return target.before?.image.steps.filter((step) => step.kind !== 'from' && step.state === 'ran').length ?? 0;
}
/** What the same instruction of the same stage took in the baseline, in ms, where it ran there too. */
function msBefore(target, step) {
    const same = target.before?.image.steps.filter((s) => s.stage === step.stage && s.instruction === step.instruction);
    const [only, second] = same ?? [];
    return only?.state === 'ran' && second === undefined ? only.ms : undefined;
}


/***/ }),

/***/ 8071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W1: () => (/* binding */ RecordError),
/* harmony export */   Wp: () => (/* binding */ BudgetError),
/* harmony export */   dz: () => (/* binding */ InputError)
/* harmony export */ });
/* unused harmony exports EngineError, ConsentError, BuildFailedError, OverBudgetError, PublishError, RecordsError */
/**
 * One class per cause. Every message says what is wrong, where, and what to do about it; index.ts prints it as it is.
 */
/** An input of the action has a value that is not allowed. Raised before anything is built. */
class InputError extends Error {
    name = 'InputError';
    constructor(input, value, allowed) {
        super(`Input "${input}" is ${value === '' ? 'empty' : `"${value}"`}; allowed: ${allowed}.`);
    }
}
/** The budget file cannot be used. `where` is `file:line:column`. Raised before anything is built. */
class BudgetError extends Error {
    name = 'BudgetError';
    file;
    line;
    column;
    constructor(file, line, column, problem) {
        super(`${file}:${line}:${column}: ${problem}`);
        this.file = file;
        this.line = line;
        this.column = column;
    }
}
/** A stored record is not one, or is too new, too large or absurd. `path` points into the JSON. */
class RecordError extends Error {
    name = 'RecordError';
    constructor(path, problem) {
        super(`Not a usable build record: ${path === '' ? '' : `${path}: `}${problem}`);
    }
}
/** docker or buildx is missing, too old, or could not do what was asked. */
class EngineError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'EngineError';
}
/** buildx refused to let the definition do what nobody granted. Raised before anything is built. */
class ConsentError extends Error {
    name = 'ConsentError';
    /**
     * @param refusal.allow values for the input `allow` that would grant it
     * @param refusal.privileges what is asked for, in buildx's words
     */
    constructor({ allow, privileges }) {
        const wants = privileges.map((privilege) => `\n  - ${privilege}`).join('');
        const grants = allow.map((entry) => `\n  ${entry}`).join('');
        super(`The bake definition asks for privileges that were not granted, so nothing was built:${wants}\n` +
            `If everybody who may change the definition may have them, add to the input \`allow\`:${grants}`);
    }
}
/** The bake itself did not succeed: the user's build is broken, not us. */
class BuildFailedError extends Error {
    name = 'BuildFailedError';
    constructor(outcome) {
        super(outcome === 'failed' ? 'The build failed; its log is above.' : 'The build was canceled; its log is above.');
    }
}
/** At least one limit with level `fail` is broken, or could not be judged where `on-missing` is `fail`. */
class OverBudgetError extends Error {
    name = 'OverBudgetError';
    /** @param counts limits that are broken, and limits that could not be judged */
    constructor({ broken, missing }) {
        const count = (n) => (n === 1 ? '1 limit' : `${n} limits`);
        const parts = [
            ...(broken > 0 ? [`${count(broken)} ${broken === 1 ? 'is' : 'are'} broken`] : []),
            ...(missing > 0 ? [`${count(missing)} could not be judged, and \`on-missing\` is \`fail\``] : []),
        ];
        super(`${parts.join('; ')}. See the annotations above.`);
    }
}
/** Images that were built and allowed did not get to where they belong. */
class PublishError extends Error {
    name = 'PublishError';
    constructor(count) {
        super(`${count === 1 ? 'An image was' : 'Images were'} built and not published. See the annotations above.`);
    }
}
/** The records of other jobs are missing, or are not what they must be. */
class RecordsError extends (/* unused pure expression or super */ null && (Error)) {
    name = 'RecordsError';
}


/***/ }),

/***/ 9232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Se: () => (/* binding */ readLines)
/* harmony export */ });
/* unused harmony exports lineOf, mergeLines, pick, slim */
/* harmony import */ var _shared_error_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9751);

/** One record as its line, without the line's end. Equal records give equal lines. */
function lineOf(record) {
    return JSON.stringify(record);
}
/**
 * The union of lines, oldest first, each once, pruned by age, count and size. Lines of unknown shape are kept as they are
 * while there is room, so that an older version of the action does not destroy what a newer one wrote.
 * @param now epoch ms
 */
function mergeLines(texts, limits, now) {
    const lines = new Set(texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== ''));
    const oldest = new Date(now - limits.days * 86_400_000).toISOString();
    const dated = [...lines].map((line) => ({ line, date: dateOf(line) }));
    dated.sort((a, b) => compareText(a.date, b.date) || compareText(a.line, b.line));
    let bytes = 0;
    return dated
        .filter(({ date }) => date === '' || date >= oldest)
        .slice(-limits.count)
        .reverse()
        .filter(({ line }, index) => (bytes += Buffer.byteLength(line) + 1) <= limits.bytes || index === 0)
        .reverse()
        .map(({ line }) => line);
}
/** `createdAt` in the one form that sorts as text, or '' when the line has none. Read without parsing megabytes. */
function dateOf(line) {
    const [, date = ''] = /"createdAt":"([^"]{10,40})"/.exec(line) ?? [];
    const time = Date.parse(date);
    return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
function compareText(a, b) {
    return a < b ? -1 : Number(a > b);
}
/** The usable records among the lines, newest first. What is unusable is skipped, and all of it is one warning. */
function readLines(text, where, { reportId, readRecord, warn }) {
    const records = [];
    let skipped = 0;
    let reason = '';
    for (const [index, line] of text.split('\n').entries()) {
        if (line.trim() === '')
            continue;
        try {
            const record = readRecord(JSON.parse(line));
            if (record.reportId === reportId)
                records.push(record);
        }
        catch (error) {
            skipped++;
            reason ||= `line ${index + 1}: ${(0,_shared_error_text_js__WEBPACK_IMPORTED_MODULE_0__/* .errorText */ .k)(error)}`;
        }
    }
    if (skipped > 0)
        warn(`${skipped} of the history's entries in ${where} cannot be used and were skipped (${reason})`);
    return records.sort((a, b) => compareText(b.createdAt, a.createdAt));
}
/** The best baseline among records (newest first): of the first candidate that has a successful one, the newest. */
function pick(records, candidates) {
    for (const [commitsOlder, sha] of candidates.entries()) {
        const record = records.find((it) => it.commit?.sha === sha && it.outcome === 'succeeded');
        if (record)
            return { record, sha, commitsOlder };
    }
    return undefined;
}
/**
 * A record without what only the newest baseline is asked for: files, layers, contexts and what steps read of them.
 * Times, sizes, step keys and the facts that decide whether runs compare are kept.
 */
function slim({ contexts: _contexts, ...record }) {
    return {
        ...record,
        targets: record.targets.map(({ contexts: _indices, ...target }) => ({
            ...target,
            platforms: target.platforms.map(({ files: _files, layers: _layers, ...platform }) => ({
                ...platform,
                steps: platform.steps.map(({ parts: _parts, reads: _reads, intervals: _intervals, ...step }) => ({
                    ...step,
                    intervals: [],
                })),
            })),
        })),
    };
}


/***/ }),

/***/ 3435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ mergeRecords)
});

// EXTERNAL MODULE: ./lib/shared/defined.js
var defined = __nccwpck_require__(2452);
;// CONCATENATED MODULE: ./lib/record/merge/merge-pushes.js
/** Pushes of one target by several jobs, joined; part of merging records. */

/** Worst first: a tag is only made when nothing stands against it. */
const STATES = ['failed', 'held', 'untagged', 'pushed'];
/** The pushes of one target's platforms as one; undefined when there was none. */
function joinPush(pushes) {
    const [first] = pushes;
    if (first === undefined)
        return undefined;
    const union = (key) => {
        const all = new Set(pushes.flatMap((push) => push[key] ?? []));
        return all.size === 0 ? undefined : [...all].toSorted();
    };
    return {
        tags: [...new Set(pushes.flatMap(({ tags }) => tags))].toSorted(),
        state: STATES.find((state) => pushes.some((push) => push.state === state)) ?? first.state,
        ...(0,defined/* defined */.s)({ platforms: union('platforms'), annotations: union('annotations') }),
    };
}
/** A sentence about a tag that several jobs pushed by themselves, each with its own platforms: the last one has it now. */
function pushedTwice(parts) {
    const pushed = parts.flatMap(({ push }) => (push?.state === 'pushed' ? [...new Set(push.tags)] : []));
    const twice = [...new Set(pushed.filter((tag, at) => pushed.indexOf(tag) !== at))];
    if (twice.length === 0)
        return undefined;
    const tags = twice.map((tag) => `\`${tag}\``).join(', ');
    return (`Several jobs pushed ${tags} of \`${parts[0]?.name}\` by themselves, each with its own platforms, so it has only those of the job ` +
        'that came last. Leave `push-when` at its default and give this job `push: true`: it makes one image of all platforms.');
}

;// CONCATENATED MODULE: ./lib/record/merge/merge-targets.js
/** Targets of several records joined by name and platform; part of merging records. */


/** Worst first: of one image built twice in one attempt, the failure is what must be seen. */
const RANK = { failed: 0, canceled: 1, succeeded: 2, 'not-built': 3 };
/**
 * Targets of all records, by name.
 *
 * @param records the preferred first
 * @param contexts receives the contexts' manifests that the targets refer to, each once
 * @param conflicts receives a sentence for every image that two jobs built differently
 */
function joinTargets(records, contexts, conflicts) {
    const parts = records.flatMap((from) => from.targets.map((target) => ({ target, from })));
    const byName = Map.groupBy(parts, ({ target }) => target.name);
    return [...byName.keys()].toSorted().map((name) => joinTarget(byName.get(name), contexts, conflicts));
}
/** A copy of a target for another record: its contexts' manifests move along. */
function moveTarget(target, from, contexts) {
    if (target.contexts === undefined)
        return target;
    const moved = Object.entries(target.contexts).flatMap(([name, at]) => {
        const manifest = from.contexts?.[at];
        return manifest === undefined ? [] : [[name, indexOf(manifest, contexts)]];
    });
    return { ...target, contexts: Object.fromEntries(moved) };
}
function indexOf(manifest, contexts) {
    const text = JSON.stringify(manifest);
    const at = contexts.findIndex((known) => known === manifest || JSON.stringify(known) === text);
    return at >= 0 ? at : contexts.push(manifest) - 1;
}
function joinTarget(parts, contexts, conflicts) {
    const attempt = (part) => part.from.run?.attempt ?? 0;
    // Stable: among equals the records' order decides.
    const ranked = parts.toSorted((a, b) => Number(a.target.outcome === 'not-built') - Number(b.target.outcome === 'not-built') ||
        attempt(b) - attempt(a) ||
        RANK[a.target.outcome] - RANK[b.target.outcome]);
    const [best] = ranked;
    const images = new Map();
    const used = new Set([best]);
    for (const part of ranked) {
        if (part.target.outcome === 'not-built' && best.target.outcome !== 'not-built')
            continue;
        for (const image of part.target.platforms) {
            const taken = images.get(image.platform);
            if (taken === undefined) {
                images.set(image.platform, { image, part });
                used.add(part);
            }
            else if (taken.part !== part && attempt(taken.part) === attempt(part) && differ(taken.image, image)) {
                const name = `\`${part.target.name}\` ${image.platform}`;
                const shown = taken.part.from.run?.job === undefined ? 'one of them' : `the job \`${taken.part.from.run.job}\``;
                conflicts.push(`${name} was built by several jobs, with different results; the figures are those of ${shown}.`);
            }
        }
    }
    const twice = pushedTwice([...used].map(({ target }) => target));
    if (twice !== undefined)
        conflicts.push(twice);
    const moved = [...used].map(({ target, from }) => moveTarget(target, from, contexts));
    if (moved.length === 1)
        return { ...moved[0], platforms: sorted(images) };
    return withParts(moved, sorted(images));
}
/** One target whose platforms several jobs built beside each other. */
function withParts(parts, platforms) {
    const [best] = parts.toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome]);
    const times = parts.flatMap(({ wallMs }) => wallMs ?? []);
    const contexts = Object.assign({}, ...parts.map((part) => part.contexts));
    const { wallMs: _wallMs, contexts: _contexts, push: _push, definition, ...rest } = best;
    return {
        ...rest,
        ...(0,defined/* defined */.s)({
            definition: parts.every((part) => part.definition === definition) ? definition : undefined,
            push: joinPush(parts.flatMap(({ push }) => push ?? [])),
        }),
        // A time of which a part is unknown is unknown.
        ...(times.length === parts.length ? { wallMs: Math.max(...times) } : {}),
        phases: parts.flatMap(({ phases }) => phases),
        platforms,
        ...(Object.keys(contexts).length === 0 ? {} : { contexts }),
    };
}
function sorted(images) {
    return [...images.keys()].toSorted().map((platform) => images.get(platform).image);
}
/** True unless both are known to be the same image. */
function differ(a, b) {
    return a.manifestDigest === undefined || a.manifestDigest !== b.manifestDigest;
}

;// CONCATENATED MODULE: ./lib/record/merge/merge.js
/**
 * Several records of one workflow run into one: the jobs of a matrix, each with some of the targets. Pure, and the order of
 * the records does not matter.
 */


/** Worst first: a failure in one job is the failure of the whole. */
const OUTCOMES = ['failed', 'canceled', 'succeeded'];
/**
 * Merges the records of one run's jobs.
 *
 * - Targets of all jobs; one target's platforms may come from several jobs.
 * - An image that two jobs built is taken from the newer attempt of the run (a re-run replaces what it repeats), else from
 *   the job that failed, else from the later one; unless both built the very same image this is named.
 * - Records of another commit or report id than the newest record's are left out, and that is named.
 * - Wall time is the longest job's: jobs run beside each other. Facts that differ are joined with ` + `, so that times are
 *   not compared with those of other machines.
 *
 * @throws RangeError without any record
 */
function mergeRecords(records) {
    const sorted = inOrder(records);
    const [newest] = sorted;
    if (newest === undefined)
        throw new RangeError('There is no record to merge.');
    const fits = (record) => record.reportId === newest.reportId && record.commit?.sha === newest.commit?.sha;
    const parts = withoutReplaced(sorted.filter(fits));
    const conflicts = sorted.filter((record) => !fits(record)).map((record) => leftOut(record, newest));
    const contexts = [];
    const targets = joinTargets(parts, contexts, conflicts);
    const first = parts.toSorted((a, b) => compareText(a.createdAt, b.createdAt))[0];
    const record = {
        bakeBudget: newest.bakeBudget,
        reportId: newest.reportId,
        createdAt: first.createdAt,
        ...(0,defined/* defined */.s)({ commit: newest.commit, run: runOf(parts) }),
        runner: runnerOf(parts),
        builder: builderOf(parts),
        outcome: OUTCOMES.find((outcome) => outcomesOf(parts, targets).has(outcome)) ?? 'succeeded',
        wallMs: Math.max(...parts.map(({ wallMs }) => wallMs)),
        cache: cacheOf(parts),
        ...(0,defined/* defined */.s)({ cacheMounts: cacheMountsOf(parts) }),
        ...(contexts.length === 0 ? {} : { contexts }),
        phases: phasesOf(parts),
        targets,
        unknown: unique(parts.flatMap(({ unknown }) => unknown)).toSorted(byUnknown),
    };
    return { record, conflicts: [...new Set(conflicts)].toSorted(compareText) };
}
/** Newest attempt first, then the latest; equal ones by their text, so that the order they came in never decides. */
function inOrder(records) {
    const keyed = records.map((record) => ({ record, text: JSON.stringify(record) }));
    const once = [...new Map(keyed.map((it) => [it.text, it])).values()];
    return once
        .toSorted((a, b) => (b.record.run?.attempt ?? 0) - (a.record.run?.attempt ?? 0) ||
        compareText(b.record.createdAt, a.record.createdAt) ||
        compareText(a.text, b.text))
        .map(({ record }) => record);
}
function leftOut(record, newest) {
    const what = `A record with ${record.targets.length === 1 ? 'the target' : 'the targets'} ${names(record.targets)}`;
    if (record.reportId !== newest.reportId) {
        return `${what} was left out: its report id is \`${record.reportId}\`, not \`${newest.reportId}\`.`;
    }
    const sha = (of) => of.commit === undefined ? 'an unknown commit' : `\`${of.commit.sha.slice(0, 7)}\``;
    return `${what} was left out: it is of ${sha(record)}, the others of ${sha(newest)}.`;
}
/** Names as code, cut to what a sentence holds. */
function names(targets) {
    const shown = targets.slice(0, 5).map(({ name }) => `\`${name}\``);
    return [...shown, ...(targets.length > 5 ? [`${targets.length - 5} more`] : [])].join(', ') || 'none';
}
/** Without the records of which a newer attempt of the run built every image again. */
function withoutReplaced(parts) {
    const images = ({ targets }) => targets
        .filter(({ outcome }) => outcome !== 'not-built')
        .flatMap(({ name, platforms }) => [name, ...platforms.map(({ platform }) => JSON.stringify([name, platform]))]);
    const attempt = (part) => part.run?.attempt ?? 0;
    return parts.filter((part) => {
        const newer = new Set(parts.filter((other) => attempt(other) > attempt(part)).flatMap(images));
        const own = images(part);
        return own.length === 0 || !own.every((image) => newer.has(image));
    });
}
/** A job that failed counts by its targets, which another attempt may have replaced, or by itself when none of them did. */
function outcomesOf(parts, targets) {
    const ofJobs = parts.filter((part) => !part.targets.some(({ outcome }) => outcome === part.outcome));
    return new Set([...targets, ...ofJobs].map(({ outcome }) => outcome));
}
function runOf(parts) {
    const newest = parts.find(({ run }) => run !== undefined)?.run;
    if (newest === undefined)
        return undefined;
    const { job, ...run } = newest;
    const same = parts.every((part) => part.run?.job === job);
    return same && job !== undefined ? { ...run, job } : run;
}
function runnerOf(parts) {
    const pick = (key, max) => joined(parts.map(({ runner }) => runner[key]), max);
    const pressure = parts.flatMap(({ runner }) => runner.cpuPressure ?? []);
    return {
        os: pick('os', 100) ?? '',
        arch: pick('arch', 100) ?? '',
        ...(0,defined/* defined */.s)({
            image: pick('image', 200),
            imageVersion: pick('imageVersion', 200),
            cpuModel: pick('cpuModel', 300),
            cores: same(parts.map(({ runner }) => runner.cores)),
            cpuPressure: pressure.length === 0 ? undefined : Math.max(...pressure),
        }),
    };
}
function builderOf(parts) {
    const pick = (key, max) => joined(parts.map(({ builder }) => builder[key]), max);
    return (0,defined/* defined */.s)({
        driver: pick('driver', 100),
        buildkit: pick('buildkit', 200),
        buildx: pick('buildx', 200),
        engine: pick('engine', 200),
        store: same(parts.map(({ builder }) => builder.store)),
    });
}
/** The one value, or all values joined; absent when nobody knows it. */
function joined(values, max) {
    const known = new Set(values.filter((value) => value !== undefined).flatMap((value) => value.split(' + ')));
    return known.size === 0 ? undefined : [...known].toSorted(compareText).join(' + ').slice(0, max);
}
function same(values) {
    const [first] = values;
    return values.every((value) => value === first) ? first : undefined;
}
function cacheOf(parts) {
    const all = (key) => [...new Set(parts.flatMap(({ cache }) => cache[key]))].toSorted(compareText);
    const noCache = parts.every(({ cache }) => cache.noCache === true);
    const sharedScopes = parts.flatMap(({ cache }) => cache.sharedScopes ?? []);
    return {
        from: all('from'),
        to: all('to'),
        ...(noCache ? { noCache } : {}),
        ...(sharedScopes.length === 0 ? {} : { sharedScopes }),
        // Of the repository, not of a part: the newest part's.
        ...(0,defined/* defined */.s)({ use: parts.flatMap(({ cache }) => cache.use ?? [])[0] }),
        errors: all('errors'),
    };
}
/** Work is added up: what it cost stands beside what it saved. */
function cacheMountsOf(parts) {
    const facts = parts.flatMap(({ cacheMounts }) => cacheMounts ?? []);
    if (facts.length === 0)
        return undefined;
    const warm = facts.flatMap((it) => it.warm ?? []);
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    return {
        mounts: facts.flatMap(({ mounts }) => mounts),
        restoreMs: sum(facts.map(({ restoreMs }) => restoreMs)),
        keepMs: sum(facts.map(({ keepMs }) => keepMs)),
        ...(warm.length === 0
            ? {}
            : {
                warm: {
                    steps: sum(warm.map(({ steps }) => steps)),
                    ms: sum(warm.map(({ ms }) => ms)),
                    coldMs: sum(warm.map(({ coldMs }) => coldMs)),
                },
            }),
    };
}
/** Of every kind the longest job's: they ran beside each other. */
function phasesOf(parts) {
    const longest = new Map();
    const total = (phases) => (phases ?? []).reduce((sum, { ms }) => sum + ms, -1);
    for (const part of parts) {
        for (const [kind, phases] of Map.groupBy(part.phases, (phase) => phase.kind)) {
            if (!longest.has(kind) || total(phases) > total(longest.get(kind)))
                longest.set(kind, phases);
        }
    }
    return [...longest].toSorted(([a], [b]) => compareText(a, b)).flatMap(([, phases]) => phases);
}
function unique(all) {
    return [...new Map(all.map((it) => [JSON.stringify([it.what, it.why]), it])).values()];
}
function byUnknown(a, b) {
    return compareText(a.what, b.what) || compareText(a.why, b.why);
}
function compareText(a, b) {
    return a < b ? -1 : Number(a > b);
}


/***/ }),

/***/ 6913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  x: () => (/* binding */ MAX_RECORD_BYTES),
  a: () => (/* binding */ readRecord)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(8071);
// EXTERNAL MODULE: ./lib/shared/json.js
var shared_json = __nccwpck_require__(6039);
;// CONCATENATED MODULE: ./lib/record/schema/conform.js
/** Checks foreign JSON against a shape. */


/** Most values in a record, over all lists: the limits of single lists multiply. */
const MAX_VALUES = 5_000_000;
/** Names that reach an object's prototype when a map is built from foreign keys. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/**
 * A checked copy with known fields only.
 *
 * @throws RecordError with the place of the first value that does not conform
 */
function conform(value, shape) {
    // The one cast: check returns what the shape says, which the compiler cannot follow through the switch.
    return check(value, shape, '', { values: 0 });
}
/** Recursion follows the shape, so its depth does not depend on the value. */
function check(value, shape, at, count) {
    if (++count.values > MAX_VALUES)
        throw new errors/* RecordError */.W1(at, `it holds more than ${MAX_VALUES} values`);
    switch (shape.type) {
        case 'text':
            if (typeof value !== 'string')
                throw new errors/* RecordError */.W1(at, 'must be a text');
            if (value.length > shape.max)
                throw new errors/* RecordError */.W1(at, `is longer than ${shape.max} characters`);
            if (shape.pattern !== undefined && !shape.pattern.test(value))
                throw new errors/* RecordError */.W1(at, 'is not written as it should be');
            return value;
        case 'integer':
            if (typeof value !== 'number' || !Number.isSafeInteger(value))
                throw new errors/* RecordError */.W1(at, 'must be a whole number');
            if (value < shape.min || value > shape.max)
                throw new errors/* RecordError */.W1(at, `must be between ${shape.min} and ${shape.max}`);
            return value;
        case 'share':
            if (typeof value !== 'number' || !(value >= 0 && value <= 1))
                throw new errors/* RecordError */.W1(at, 'must be between 0 and 1');
            return value;
        case 'one-of':
            if (!shape.values.some((allowed) => allowed === value))
                throw new errors/* RecordError */.W1(at, `must be one of ${shape.values.join(', ')}`);
            return value;
        case 'list':
            if (!Array.isArray(value))
                throw new errors/* RecordError */.W1(at, 'must be a list');
            if (value.length > shape.max)
                throw new errors/* RecordError */.W1(at, `has more than ${shape.max} items`);
            return value.map((item, place) => check(item, shape.of, `${at}[${place}]`, count));
        case 'pair':
            if (!Array.isArray(value))
                throw new errors/* RecordError */.W1(at, 'must be a list');
            if (value.length !== 2)
                throw new errors/* RecordError */.W1(at, 'must have 2 items');
            return value.map((item, place) => check(item, shape.of, `${at}[${place}]`, count));
        case 'map':
            return checkMap(value, shape, at, count);
        default:
            return checkObject(value, shape, at, count);
    }
}
function checkMap(value, shape, at, count) {
    const map = (0,shared_json/* asObject */.eB)(value);
    if (map === undefined)
        throw new errors/* RecordError */.W1(at, 'must be an object');
    const keys = Object.keys(map);
    if (keys.length > shape.max)
        throw new errors/* RecordError */.W1(at, `has more than ${shape.max} entries`);
    const copy = {};
    for (const key of keys) {
        if (FORBIDDEN_KEYS.has(key))
            throw new errors/* RecordError */.W1(at, `has the forbidden key ${key}`);
        if (key.length > shape.maxKey)
            throw new errors/* RecordError */.W1(at, `has a key longer than ${shape.maxKey} characters`);
        copy[key] = check(map[key], shape.of, `${at}.${key}`, count);
    }
    return copy;
}
function checkObject(value, shape, at, count) {
    const object = (0,shared_json/* asObject */.eB)(value);
    if (object === undefined)
        throw new errors/* RecordError */.W1(at, 'must be an object');
    const copy = {};
    const prefix = at === '' ? '' : `${at}.`;
    for (const [name, field] of Object.entries(shape.required)) {
        if (!Object.hasOwn(object, name))
            throw new errors/* RecordError */.W1(`${prefix}${name}`, 'is missing');
        copy[name] = check(object[name], field, `${prefix}${name}`, count);
    }
    for (const [name, field] of Object.entries(shape.optional)) {
        if (Object.hasOwn(object, name) && object[name] !== undefined)
            copy[name] = check(object[name], field, `${prefix}${name}`, count);
    }
    return copy;
}

;// CONCATENATED MODULE: ./lib/record/schema/shape.js
/**
 * A small language for shapes of JSON, used three times: for the types of the record ({@link Infer}), to check a stored
 * record (conform.ts) and to publish its JSON Schema (json-schema.ts). So the three cannot disagree.
 */
const shape_text = (max = 500, pattern) => pattern === undefined ? { type: 'text', max } : { type: 'text', max, pattern };
const integer = (max = Number.MAX_SAFE_INTEGER, min = 0) => ({ type: 'integer', min, max });
/** A number from 0 to 1. */
const share = { type: 'share' };
const oneOf = (...values) => ({ type: 'one-of', values });
const list = (of, max) => ({ type: 'list', of, max });
/** A list of exactly two. */
const pair = (of) => ({ type: 'pair', of });
/** An object with keys that are not known beforehand. */
const map = (of, max, maxKey) => ({
    type: 'map',
    of,
    max,
    maxKey,
});
function object(required, optional = {}) {
    return { type: 'object', required, optional };
}

;// CONCATENATED MODULE: ./lib/record/schema/limits.js
/**
 * Scalars of the record with their limits. Limits are far above anything real: they stop a hostile record from costing
 * memory or time, not a large bake.
 */

/** Milliseconds, at most 30 days. GitHub ends a job on a hosted runner after six hours, elsewhere after five days. */
const ms = integer(30 * 24 * 3600 * 1000);
const bytes = integer();
/** An OCI digest, `sha256:<hex>`. */
const digest = shape_text(200, /^[a-z0-9]+:[0-9a-f]+$/);
/** A line of a file, from 1. */
const line = integer(1_000_000, 1);
/** A place in a list of the record, from 0. */
const index = integer(10_000_000);
const path = shape_text(4096);
/** A commit: 40 hex digits, or 64 in SHA-256 repositories. */
const sha = shape_text(64, /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** Name of a target, a stage or a context. */
const limits_name = shape_text(300);
/** A message of the builder or of a library, secrets removed. */
const message = shape_text(4000);
const hash = shape_text(64, /^[0-9a-f]+$/);
/** Hashes by the name of what they are of. */
const hashes = map(hash, 2000, 300);

;// CONCATENATED MODULE: ./lib/record/schema/files.js
/** What the analysis of an image's files found, as the record has it. Byte counts are uncompressed. */


const wasteShape = object({
    path: path,
    bytes: bytes,
    why: oneOf('overwritten', 'deleted', 'opaque', 'metadata-only'),
    addedBy: index,
    hiddenBy: index,
}, {
    /** How many files were hidden, when `path` is a directory that stands for more than one. */
    files: integer(),
});
const fileChangeShape = object({ path: path, change: oneOf('added', 'grown', 'shrunk', 'removed', 'content', 'metadata') }, {
    bytesBefore: bytes,
    bytesNow: bytes,
    /** Where the same content was in the baseline's image; `change` is then `metadata`. */
    movedFrom: path,
    /** Package the file belongs to, as `<type>:<name>`, e.g. `deb:libssl3`. */
    owner: limits_name,
    layer: index,
});
const packageChangeShape = object({
    /** `deb`, `apk`, `npm`, `cargo`. */
    type: shape_text(50),
    name: limits_name,
}, { versionBefore: limits_name, versionNow: limits_name, bytesBefore: bytes, bytesNow: bytes });
const fileFactsShape = object({
    /** Sum of regular files' bytes over all layers read, and over what is visible at the end. */
    layerBytes: bytes,
    liveBytes: bytes,
    liveFiles: integer(),
    /** `layerBytes - liveBytes`: overwritten, deleted or copied only to change metadata. */
    wastedBytes: bytes,
    waste: list(wasteShape, 10_000),
}, {
    /** Changes against the baseline, largest first; absent without one. */
    changes: list(fileChangeShape, 10_000),
    /** Totals of the changes that were cut from `changes`. */
    changesOmitted: object({ files: integer(), bytes: bytes }),
    packages: list(packageChangeShape, 10_000),
    /** Sizes by top directory and package, for the treemap; largest first. */
    tree: list(object({ path: path, bytes: bytes }, { layer: index }), 10_000),
});

;// CONCATENATED MODULE: ./lib/record/schema/step.js
/** One Dockerfile instruction of one target and platform, as the record has it. */


const stepState = oneOf('ran', 'cached', 'restored', 'shared', 'evicted', 'failed', 'canceled', 'not-reached', 'unknown');
const contextReadShape = object({
    /** `context` for the build context, else the named context. */
    context: limits_name,
    /** Source paths as BuildKit got them, `/` first; wildcards kept. */
    paths: list(path, 5000),
}, {
    /** The target whose context it is, where the step came with a linked target (`contexts: {base: 'target:…'}`). */
    target: limits_name,
    include: list(path, 5000),
    exclude: list(path, 5000),
});
const stepShape = object({
    kind: oneOf('from', 'run', 'copy', 'add', 'workdir', 'link', 'other'),
    /** The instruction as written in the Dockerfile, ARGs unexpanded; on engines without provenance its keyword and position only. */
    instruction: shape_text(4000),
    /** Indices of the steps it builds on. */
    inputs: list(index, 2000),
    state: stepState,
    /** Work done, as [start, end] in ms after the target's first event, merged and sorted. */
    intervals: list(pair(ms), 1000),
    /** Sum of `intervals`. For cached steps 0, for restored ones the time of download and extraction. */
    ms: ms,
}, {
    /**
     * Hash of the normalised operation and its inputs' keys: equal across runs, checkouts and BuildKit versions for the
     * same step; absent when the engine gave no provenance.
     */
    key: hash,
    /** Hash of the normalised operation alone; differs exactly where the instruction, its args or its source differ. */
    ownKey: hash,
    /**
     * Hashes of the parts of the operation, to say what changed: `command`, `env:NAME`, `base-env:NAME` (from
     * the base image, or set by the builder), `arg:NAME`, `workdir`, `user`,
     * `mounts`, `options`, `platform`; `copy-source`, `copy-destination`, `copy-options`, `document`; `base`,
     * `base-digest`. Those of values have 16 bits (4 hex digits), so that no value can be found out; the others 64.
     */
    parts: hashes,
    stage: limits_name,
    /** Dockerfile the step comes from, relative to the repository where that is known. */
    file: path,
    /** First and last line, from 1. */
    line: line,
    endLine: line,
    /** Bytes downloaded or transferred for the step. */
    bytes: bytes,
    /**
     * On the step that is charged with the work: targets that got its result without running it. On a `shared` step: the
     * target that ran it. Another platform of the same target is written `<target> <platform>`.
     */
    sharedWith: list(limits_name, 5000),
    /** How much later this step could have ended without the target ending later. */
    slackMs: ms,
    /** BuildKit's message when it failed. Values of build args are cut out. */
    error: message,
    /** The builder was told not to take it from the cache: `no-cache` or `no-cache-filter`. */
    noCache: oneOf(true),
    /** Cache mounts the step used, by id. */
    cacheMounts: list(shape_text(1000), 200),
    /** For COPY/ADD from the context or a named context: which files it reads. */
    reads: list(contextReadShape, 2000),
});

;// CONCATENATED MODULE: ./lib/record/schema/image.js
/** One platform of one target, that is one image manifest, as the record has it. */




const layerShape = object({
    /** Digest of the compressed blob. */
    digest: digest,
    compressedBytes: bytes,
}, {
    diffId: digest,
    uncompressedBytes: bytes,
    /** Index into the platform's steps; absent for layers of a base image. */
    step: index,
    /** True when it came with the base image. */
    fromBase: oneOf(true),
});
const baseImageShape = object({
    /** As written, e.g. `docker.io/library/debian:bookworm-slim`. */
    name: shape_text(1000),
}, {
    tag: shape_text(200),
    digest: digest,
    /** Dockerfile line of the FROM. */
    line: line,
});
const timeSplitShape = object({
    basePullMs: ms,
    cacheRestoreMs: ms,
    contextMs: ms,
    stepsMs: ms,
    exportMs: ms,
    cacheExportMs: ms,
    waitMs: ms,
});
const platformShape = object({
    /** `linux/amd64`, `linux/arm64/v8`. */
    platform: shape_text(100),
    /** In an order in which every step stands after its inputs. */
    steps: list(stepShape, 5000),
    /** Images its steps start or copy from; the one that the image itself stands on, if any, is the last. */
    bases: list(baseImageShape, 500),
}, {
    /** Bytes a pull downloads: config + layers of this platform's manifest. */
    compressedBytes: bytes,
    /** Bytes of the layers' tars. */
    uncompressedBytes: bytes,
    /** Bytes a machine with the baseline's image must pull: config and layers that it does not have. */
    updateBytes: bytes,
    manifestDigest: digest,
    /** What its registry has it under after a push: the digest of its index, if it has one, else of its manifest. */
    pushedDigest: digest,
    configDigest: digest,
    configBytes: bytes,
    layers: list(layerShape, 2000),
    /** How `wallMs` divides along the critical path; sums to the target's wall time. */
    timeSplit: timeSplitShape,
    /** Indices into `steps`, first to last, of the chain that decided the wall time. */
    criticalPath: list(index, 5000),
    /** What analysis of the files found; absent when it was off or not possible. */
    files: fileFactsShape,
});

;// CONCATENATED MODULE: ./lib/record/schema/target.js
/** One target of the bake file, as the record has it. */



const phaseShape = object({ kind: oneOf('boot', 'definition', 'metadata', 'context', 'cache-import', 'cache-export', 'export', 'other'), ms: ms }, {
    /** Start in ms after the target's first vertex (for whole-bake phases: after the bake's start). */
    startMs: ms,
    /** Bytes moved, where the builder reports them. */
    bytes: bytes,
    /** Why it failed, where it did (a failed cache import does not fail a build). */
    error: message,
});
const pushShape = object({
    /** The references it is pushed under, with their tags. */
    tags: list(shape_text(1000), 1000),
    /**
     * `pushed`: the tags lead to it. `untagged`: its registry has it by digest alone, and a later job may tag it. `held`: the verdict
     * did not allow it. `failed`: it was allowed, and did not succeed.
     */
    state: oneOf('pushed', 'untagged', 'held', 'failed'),
}, {
    /** The platforms its definition names, where this bake was told to build only some of them. */
    platforms: list(shape_text(100), 50),
    /** Annotations of its index, as in a bake file (`index:KEY=value`), for the job that makes it. */
    annotations: list(shape_text(4000), 200),
});
const cacheExportShape = object({
    /** Layers uploaded by this export. One that several targets need counts for the target that uploaded it. */
    newLayers: integer(20_000),
}, {
    /** Their compressed bytes; absent when the size of one of them is not known. */
    newBytes: bytes,
});
const targetShape = object({
    name: limits_name,
    /** `not-built` is set when a merge carries a target forward that this bake did not contain. */
    outcome: oneOf('succeeded', 'failed', 'canceled', 'not-built'),
    /** Phases of this target: context, cache import, export, cache export. */
    phases: list(phaseShape, 200),
    platforms: list(platformShape, 50),
}, {
    /** Path of the Dockerfile relative to the repository, as the plan names it. */
    dockerfile: path,
    /**
     * Stands for what is written about it, and in its Dockerfile: equal for equal ones (contexts/definition-hash.ts). Absent when the
     * Dockerfile was not a file of the checkout.
     */
    definition: hash,
    /** Time from the target's first to its last event, by BuildKit's own clock. */
    wallMs: ms,
    /** By context name (`context` for the build context): index into the record's `contexts`. */
    contexts: map(index, 200, 300),
    /** The step whose failure failed the target. */
    failure: object({ message: message }, { step: index, platform: shape_text(100), file: path, line: line }),
    /** Why it makes no image, and so has no size: it asks something of its Dockerfile, or its result stays in the cache. */
    noImage: oneOf('call', 'cacheonly'),
    /** Its push; absent where none was asked for. */
    push: pushShape,
    /** Absent without an export, and when it failed: what arrived is then not known. */
    cacheExport: cacheExportShape,
    /** Set on targets carried forward: the commit whose numbers these are. */
    carriedFrom: sha,
});

;// CONCATENATED MODULE: ./lib/record/schema/record.js
/**
 * The BuildRecord: everything bake-budget knows about one bake, as plain JSON.
 *
 * It is what is stored, uploaded, compared, merged from matrix jobs and rendered. Bytes are integers, times are
 * milliseconds, digests are `sha256:<hex>`, times of day are ISO 8601 in UTC. What an engine could not tell is absent
 * (never 0, never null) and named in `unknown`. Build-arg and env values are never stored.
 *
 * docs/record.md is the published description of this shape; docs/record.schema.json is made from it (a test keeps them
 * equal).
 */



/** Raised when a stored record can no longer be read as the shape below. Older versions are upgraded on reading. */
const RECORD_VERSION = 1;
const commitShape = object({
    /** What was checked out (40 hex digits, or 64 in SHA-256 repositories). */
    sha: sha,
}, {
    /** Parents of `sha`, first parent first; absent when it could not be read. */
    parents: list(sha, 100),
    /** `refs/heads/main`, `refs/pull/7/merge`, … */
    ref: shape_text(1000),
});
const runShape = object({ id: integer(), attempt: integer(), repository: shape_text(300), event: shape_text(100) }, { workflow: shape_text(500), job: shape_text(500) });
const runnerShape = object({ os: shape_text(100), arch: shape_text(100) }, {
    /** `ubuntu-24.04` or the like, from `ImageOS`; absent on self-hosted machines. */
    image: shape_text(200),
    imageVersion: shape_text(200),
    cpuModel: shape_text(300),
    cores: integer(100_000),
    /** Share of time in which tasks waited for a CPU during the bake (0 to 1), from PSI samples in the provenance. */
    cpuPressure: share,
});
const builderShape = object({}, {
    /** `docker`, `docker-container`, `remote`, `kubernetes`. */
    driver: shape_text(100),
    buildkit: shape_text(200),
    buildx: shape_text(200),
    /** Version of the Docker engine, for the docker driver, whose BuildKit is part of it. */
    engine: shape_text(200),
    /** Image store behind the docker driver; sizes mean different things on them. */
    store: oneOf('containerd', 'graphdriver'),
});
const cacheUseShape = object({ bytes: bytes, entries: integer() }, {
    /** The refs that use most, largest first; GitHub counts an entry for the ref whose run saved it. */
    refs: list(object({ ref: shape_text(1000), bytes: bytes, entries: integer() }), 100),
});
const cacheShape = object({
    /** Backends imported from and exported to, e.g. `['gha']`; empty when there was none. */
    from: list(shape_text(100), 1000),
    to: list(shape_text(100), 1000),
    /** Messages of failed imports or exports, secrets removed. */
    errors: list(shape_text(4500), 1000),
}, {
    /** `--no-cache`, for the whole bake. */
    noCache: oneOf(true),
    /**
     * Targets that exported to one scope of the GitHub Actions cache: an export replaces the index of its scope, so only the
     * last one's steps are found later (docs/internals/cache.md: Scopes). Absent when each had a scope of its own.
     */
    sharedScopes: list(list(limits_name, 5000), 1000),
    /** Only asked on runs of the base branch, and only known where the token may read `actions`. */
    use: cacheUseShape,
});
const cacheMountShape = object({ id: shape_text(1000) }, {
    /** Of its tar. */
    bytes: bytes,
    /** Times of what was done with it: brought into the builder, taken out of it and uploaded. */
    restoredMs: ms,
    keptMs: ms,
    /** Why it was not restored or not kept, in words for a reader. */
    why: shape_text(1000),
});
const cacheMountsShape = object({
    mounts: list(cacheMountShape, 1000),
    /** Wall time before and after the bake. */
    restoreMs: ms,
    keepMs: ms,
}, {
    /**
     * Steps that ran with restored mounts and have run with empty ones before: how many, what they took now, and what they took
     * then (the median of up to five runs).
     */
    warm: object({ steps: integer(100_000), ms: ms, coldMs: ms }),
});
const contextShape = object({
    /** The folder, relative to where bake ran. */
    root: path,
    /**
     * One line per path, sorted by path: `<type><mode> <hash> <path>`, e.g. `f644 3b18e512dba79e4c src/app.ts`. Type is `f`, `d`
     * or `l`; mode is octal; the hash is the start of git's blob id of the content, with a `~` before it where git does not
     * track the file (a leftover of an earlier step, such as `node_modules`). For a link `>` and its target, percent-
     * encoded, stand there, for a folder `-`. Folders that are ignored but hold something that is not are listed as well.
     * BuildKit hashes the same: name, mode, type, content, not the time of change (docs/internals/causes.md: Rules).
     */
    files: list(shape_text(4200), 100_000),
}, {
    /** Set when the list was cut; a file that is missing from it may have been there. */
    truncated: oneOf(true),
});
const unknownShape = object({ what: shape_text(1000), why: message });
const recordShape = object({
    /** Always {@link RECORD_VERSION} in memory; what tells a record from any other JSON on disk. */
    bakeBudget: oneOf(RECORD_VERSION),
    /** The `report-id` input: records of different ids are never compared. */
    reportId: shape_text(200),
    /** When the bake started (ISO 8601, UTC). */
    createdAt: shape_text(40, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/),
    runner: runnerShape,
    builder: builderShape,
    /** `failed` when the bake's exit code was not 0; `canceled` when it was stopped from outside. */
    outcome: oneOf('succeeded', 'failed', 'canceled'),
    /** Wall time of the bake process, from spawn to exit, without the builder's boot. */
    wallMs: ms,
    /** The cache regime of this bake: what was imported, what was exported, and how that went. */
    cache: cacheShape,
    /** Phases that belong to the whole bake and to no target: builder boot, reading the bake definition. */
    phases: list(phaseShape, 200),
    targets: list(targetShape, 2000),
    /** What could not be known, and why, in words for a reader. */
    unknown: list(unknownShape, 10_000),
}, {
    /** What was done about cache mounts; absent without the input `cache-mounts`. */
    cacheMounts: cacheMountsShape,
    /** What the local build contexts held, so that a later build can name the file that made a step run. */
    contexts: list(contextShape, 500),
    /** The commit that was built, and how the checkout got there; absent outside of git. */
    commit: commitShape,
    /** The workflow run that built it; absent on a laptop. */
    run: runShape,
});

;// CONCATENATED MODULE: ./lib/record/schema/validate.js
/**
 * Reads stored records. A record may come from an artifact of a stranger's pull request: everything is checked before
 * anything is used, and only known fields are kept.
 */




/** Largest stored record, in bytes of UTF-8: a bake of 200 targets with 50 steps each takes some 6 MB. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;
/**
 * Reads a record from JSON text or from what it parsed to. Fields this version does not know are dropped. Records of
 * older versions are brought to the present shape (so far there is none).
 *
 * @throws RecordError when it is no record, is of a newer version, is too large, or holds absurd values
 */
function readRecord(json) {
    const value = typeof json === 'string' ? parse(json) : json;
    const record = (0,shared_json/* asObject */.eB)(value);
    if (record === undefined)
        throw new errors/* RecordError */.W1('', 'it is not a JSON object');
    const version = Object.hasOwn(record, 'bakeBudget') ? record.bakeBudget : undefined;
    if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
        throw new errors/* RecordError */.W1('bakeBudget', 'there is no version number, so it was not written by bake-budget');
    }
    if (version > RECORD_VERSION) {
        throw new errors/* RecordError */.W1('bakeBudget', `it has version ${version}, this release reads up to ${RECORD_VERSION}; use a newer release`);
    }
    const checked = conform(record, recordShape);
    for (const [t, target] of checked.targets.entries()) {
        const known = checked.contexts?.length ?? 0;
        for (const [name, at] of Object.entries(target.contexts ?? {})) {
            if (at >= known)
                throw new errors/* RecordError */.W1(`targets[${t}].contexts.${name}`, `points to ${at}, there are only ${known}`);
        }
        for (const [p, platform] of target.platforms.entries())
            checkIndices(platform, `targets[${t}].platforms[${p}]`);
    }
    return checked;
}
function parse(text) {
    // A UTF-16 unit is at most three bytes: most records need no exact count.
    if (text.length > MAX_RECORD_BYTES ||
        (text.length * 3 > MAX_RECORD_BYTES && Buffer.byteLength(text) > MAX_RECORD_BYTES)) {
        throw new errors/* RecordError */.W1('', `it is larger than ${MAX_RECORD_BYTES / 1024 / 1024} MiB`);
    }
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new errors/* RecordError */.W1('', `it is not valid JSON (${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'})`);
    }
}
/** Every index points to something, and inputs stand before the steps that need them. */
function checkIndices(platform, at) {
    const { steps, layers, criticalPath, files } = platform;
    const check = (index, length, where) => {
        if (index !== undefined && index >= length)
            throw new errors/* RecordError */.W1(`${at}.${where}`, `points to ${index}, there are only ${length}`);
    };
    for (const [place, step] of steps.entries()) {
        for (const input of step.inputs)
            check(input, place, `steps[${place}].inputs`);
    }
    for (const [place, layer] of layers?.entries() ?? [])
        check(layer.step, steps.length, `layers[${place}].step`);
    for (const step of criticalPath ?? [])
        check(step, steps.length, 'criticalPath');
    if (layers === undefined)
        return;
    for (const item of files?.waste ?? []) {
        check(item.addedBy, layers.length, 'files.waste.addedBy');
        check(item.hiddenBy, layers.length, 'files.waste.hiddenBy');
    }
}


/***/ }),

/***/ 1858:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);
/* harmony import */ var _story_budget_input_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2310);
/* harmony import */ var _budget_judge_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6032);
/* harmony import */ var _compare_compare_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8662);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8071);
/* harmony import */ var _history_stores_record_lines_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(9232);
/* harmony import */ var _record_merge_merge_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3435);
/* harmony import */ var _record_schema_validate_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6913);
/* harmony import */ var _report_comment_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7023);
/* harmony import */ var _report_history_points_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(7936);
/* harmony import */ var _report_page_html_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(5505);
/* harmony import */ var _report_text_inline_html_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6033);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(4615);
/* harmony import */ var _report_verdict_line_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(6222);
/**
 * Every report from records on disk, without Docker, GitHub or the network:
 *
 *     node dist/report.js RECORD… [--baseline RECORD] [--history FILE.jsonl] [--budgets FILE]
 *                         [--html FILE] [--markdown FILE] [--summary FILE]
 *
 * Several records are merged as those of a matrix. Without a file to write, the comment goes to stdout. Exit code 0 whatever
 * the verdict, 2 when something cannot be read.
 */















const USAGE = `Usage: node report.js RECORD… [--baseline RECORD] [--history FILE.jsonl] [--budgets FILE]
                       [--html FILE] [--markdown FILE] [--summary FILE]`;
const text = { type: 'string' };
/** @throws Error with a sentence for the user */
async function run(args) {
    const options = { baseline: text, history: text, budgets: text, html: text, markdown: text, summary: text };
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args, options, allowPositionals: true });
    if (positionals.length === 0)
        throw new Error(USAGE);
    const { record, conflicts } = (0,_record_merge_merge_js__WEBPACK_IMPORTED_MODULE_6__/* .mergeRecords */ .P)(await Promise.all(positionals.map(recordIn)));
    const baseline = values.baseline === undefined ? undefined : await recordIn(values.baseline);
    const history = values.history === undefined ? [] : await historyIn(values.history, record.reportId);
    const budgets = await (0,_story_budget_input_js__WEBPACK_IMPORTED_MODULE_2__/* .loadBudgets */ .p)(values.budgets, process.cwd());
    const found = baseline === undefined ? undefined : { record: baseline, rule: 'given' };
    const comparison = (0,_compare_compare_js__WEBPACK_IMPORTED_MODULE_4__/* .compare */ .U)(record, found, () => history);
    const report = {
        reportId: record.reportId,
        comparison,
        verdict: (0,_budget_judge_js__WEBPACK_IMPORTED_MODULE_3__/* .judge */ .S)(comparison, budgets),
        notes: conflicts,
        links: {},
        history: (0,_report_history_points_js__WEBPACK_IMPORTED_MODULE_13__/* .historyPoints */ .g)(history),
        // The record's own time: rendering it again tomorrow gives the same text.
        now: new Date(record.createdAt),
        ...(budgets.overrideLabel === undefined ? {} : { overrideLabel: budgets.overrideLabel }),
    };
    const files = [
        [values.html, () => (0,_report_page_html_js__WEBPACK_IMPORTED_MODULE_9__/* .renderHtml */ .K)(report)],
        [values.markdown, () => (0,_report_comment_js__WEBPACK_IMPORTED_MODULE_8__/* .renderComment */ .wQ)(report)],
        [values.summary, () => (0,_report_summary_js__WEBPACK_IMPORTED_MODULE_11__/* .renderSummary */ .B)(report)],
    ];
    const wanted = files.filter(([path]) => path !== undefined);
    await Promise.all(wanted.map(([path, render]) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, render())));
    process.stdout.write(wanted.length === 0 ? `${(0,_report_comment_js__WEBPACK_IMPORTED_MODULE_8__/* .renderComment */ .wQ)(report)}\n` : `${(0,_report_text_inline_html_js__WEBPACK_IMPORTED_MODULE_10__/* .plainText */ .w)((0,_report_verdict_line_js__WEBPACK_IMPORTED_MODULE_12__/* .verdictLine */ .M)(report))}\n`);
}
async function recordIn(path) {
    const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
    if (size > _record_schema_validate_js__WEBPACK_IMPORTED_MODULE_7__/* .MAX_RECORD_BYTES */ .x)
        throw new Error(`${path}: it is larger than ${_record_schema_validate_js__WEBPACK_IMPORTED_MODULE_7__/* .MAX_RECORD_BYTES */ .x / 1024 / 1024} MiB`);
    try {
        return (0,_record_schema_validate_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecord */ .a)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'));
    }
    catch (error) {
        throw error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .RecordError */ .W1 ? new Error(`${path}: ${error.message}`, { cause: error }) : error;
    }
}
async function historyIn(path, reportId) {
    const warn = (message) => console.error(`${message}.`);
    return (0,_history_stores_record_lines_js__WEBPACK_IMPORTED_MODULE_14__/* .readLines */ .Se)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'), path, { reportId, readRecord: _record_schema_validate_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecord */ .a, warn });
}
try {
    await run(process.argv.slice(2));
}
catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ adviceSection)
});

// EXTERNAL MODULE: ./lib/report/advice/gain.js
var gain = __nccwpck_require__(5540);
;// CONCATENATED MODULE: ./lib/report/advice/one-advice.js
/** Bytes below which nobody is bothered, and the share of an image that is worth it whatever its size. */
const FLOOR_BYTES = 1_000_000;
const FLOOR_SHARE = 0.01;
/**
 * The finding that takes most bytes out of an image, of those whose gain is exact and known without a build, and which
 * nothing speaks against; worth it are 1 MB, or 1 % of the image where its size is known.
 *
 * @param imageBytes uncompressed bytes of a target's image
 */
function oneAdvice(findings, imageBytes = () => undefined) {
    const worth = findings.flatMap((finding) => {
        const { estimate, mayBreak, targets } = finding;
        if (estimate?.kind !== 'exact' || estimate.bytes === undefined || mayBreak.length > 0)
            return [];
        const floor = Math.min(FLOOR_BYTES, ...targets.map((target) => (imageBytes(target) ?? Infinity) * FLOOR_SHARE));
        return estimate.bytes > 0 && estimate.bytes >= floor ? [{ finding, bytes: estimate.bytes }] : [];
    });
    return worth.toSorted((a, b) => b.bytes - a.bytes)[0]?.finding;
}

// EXTERNAL MODULE: ./lib/report/advice/writing.js
var writing = __nccwpck_require__(7907);
// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __nccwpck_require__(1961);
// EXTERNAL MODULE: ./lib/report/text/inline-html.js
var inline_html = __nccwpck_require__(6033);
// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var markdown = __nccwpck_require__(3055);
;// CONCATENATED MODULE: ./lib/report/advice/advice-section.js
/** 💡 At most one piece of advice on an ordinary report: exact, safe, and for free. */






/** The folded section, or nothing: an author whose build failed has other worries. */
function adviceSection(input) {
    const { targets, record } = input.comparison;
    if (input.findings === undefined || record.outcome !== 'succeeded')
        return undefined;
    const sizes = (name) => targets.flatMap(({ target, uncompressed }) => target === name && uncompressed !== undefined ? [uncompressed.now] : []);
    const finding = oneAdvice(input.findings, (name) => {
        const known = sizes(name);
        return known.length === 0 ? undefined : Math.max(...known);
    });
    if (finding === undefined)
        return undefined;
    const places = (0,writing/* placesOf */.ek)(finding);
    const where = places === undefined ? '' : ` Where: ${places}.`;
    return (0,markdown/* details */.zH)((0,inline_html/* inlineHtml */.l)(`💡 **Advice**: ${(0,text_escape/* sentence */.em)(finding.title, 200)}, ${(0,gain/* gainOf */.v)(finding.estimate) ?? ''}`), (0,markdown/* blocks */.Bv)(`${(0,writing/* targetsOf */.QR)(finding.targets)}: ${(0,writing/* ending */.K1)(finding.now, 1000)}${where}`, finding.check === undefined ? undefined : `Look at this before doing it: ${(0,writing/* ending */.K1)(finding.check)}`, 'Computed from the bytes of this build; nothing was built for it. `mode: advise` makes the patch, builds it and measures what it brings.'));
}


/***/ }),

/***/ 5540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ gainOf)
/* harmony export */ });
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7565);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9412);


const OF = {
    exact: 'exact',
    bound: 'bound: at most',
    expected: 'expected, of the average pull request',
};
/** `−131 MB uncompressed (exact)`, `−1 m 55 s (bound: at most)`; nothing where nothing is known. */
function gainOf(estimate) {
    if (estimate === undefined)
        return undefined;
    const { kind, bytes, ms } = estimate;
    const parts = [
        ...(bytes === undefined ? [] : [`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesDelta */ .oe)(-bytes)} uncompressed`]),
        ...(ms === undefined ? [] : [(0,_text_format_js__WEBPACK_IMPORTED_MODULE_0__/* .durationDelta */ .zd)(-ms)]),
    ];
    return parts.length === 0 ? undefined : `${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(parts)} (${OF[kind]})`;
}


/***/ }),

/***/ 7907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $C: () => (/* binding */ imageCalled),
/* harmony export */   Gg: () => (/* binding */ titleOf),
/* harmony export */   K1: () => (/* binding */ ending),
/* harmony export */   QR: () => (/* binding */ targetsOf),
/* harmony export */   dV: () => (/* binding */ writing),
/* harmony export */   ek: () => (/* binding */ placesOf),
/* harmony export */   jk: () => (/* binding */ paying),
/* harmony export */   wG: () => (/* binding */ pathsOf),
/* harmony export */   y2: () => (/* binding */ ALL)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9412);


/** Everything, as the page shows it. */
const ALL = { patch: 200_000, triedPatches: true, items: 100, paths: 20 };
/** A report with what its chapters need. */
function writing(report, depth) {
    const images = [...report.today, ...report.candidates.flatMap((it) => it.images), ...(report.combined?.images ?? [])];
    return { report, depth, platforms: new Set(images.map(({ platform }) => platform)) };
}
/** A target, and its platform where there is more than one. */
function imageCalled({ platforms }, image) {
    const name = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(image.target, 60);
    return platforms.size < 2 ? name : `${name} ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_1__/* .platformName */ .$r)(image.platform, platforms, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)}`;
}
/** A candidate's title: the rule's sentence, or the path of a patch file. */
function titleOf({ source, title }) {
    return source === 'file' ? (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(title, 100) : (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(title, 200);
}
/** Those that pay, in the order to take them. */
function paying({ candidates }) {
    return candidates.filter(({ pays }) => pays);
}
/** Words of others at the end of a sentence, with its full stop. */
function ending(words, max) {
    const text = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(words, max);
    return /[.!?…]$/.test(text) ? text : `${text}.`;
}
/** Where a finding is: `` `Dockerfile:8` and `Dockerfile:9-11` ``, at most three places. */
function placesOf({ places }) {
    const shown = places.slice(0, 3).flatMap((it) => placed(it) ?? []);
    const rest = places.length - shown.length;
    return shown.length === 0 ? undefined : (0,_text_names_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(rest > 0 ? [...shown, `${rest} more`] : shown);
}
function placed({ file, line, endLine }) {
    if (line === undefined || endLine === undefined || endLine <= line)
        return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_1__/* .place */ .ik)({ file, ...(line === undefined ? {} : { line }) });
    return (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`${file}:${line}-${endLine}`, 100);
}
/** Names of targets: `` `a` and `b` ``, five at most. */
function targetsOf(targets) {
    const shown = targets.slice(0, 5).map((name) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name, 60));
    return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_1__/* .list */ .p_)(targets.length > 5 ? [...shown, `${targets.length - 5} more`] : shown);
}
/** Paths as code, as many as are shown, then how many more. */
function pathsOf(paths, max, more = 0) {
    const shown = paths.slice(0, max).map((path) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(path, 100));
    const rest = paths.length - shown.length + more;
    return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}


/***/ }),

/***/ 2796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aw: () => (/* binding */ causeSentences),
/* harmony export */   Hn: () => (/* binding */ layerName),
/* harmony export */   l: () => (/* binding */ reason),
/* harmony export */   qM: () => (/* binding */ layerSizes)
/* harmony export */ });
/* unused harmony export rerun */
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3055);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9412);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4127);





/** Layers that explain less than this share of an image's growth are not named in the sentence. */
const WORTH_NAMING = 0.05;
const NAMED_FILES = 3;
/** The sentences, most expensive image first. */
function causeSentences(input) {
    const lines = input.comparison.targets
        .filter((target) => target.before !== undefined && (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .moved */ .aW)(input, target))
        .toSorted((a, b) => Math.abs((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .sizeOf */ .$d)(b)?.change.delta ?? 0) - Math.abs((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .sizeOf */ .$d)(a)?.change.delta ?? 0))
        .map((target) => ({ target: target.target, platform: target.platform, text: whatAndWhy(input, target) }));
    return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeLines */ .Ac)(input, lines).map(({ name, text }) => `${name} ${text}.`);
}
function whatAndWhy(input, target) {
    const size = sizeClause(input, target);
    const time = timeClause(input, target, size?.about);
    return [size?.text, time].filter((part) => part !== undefined).join('; ');
}
function sizeClause(input, target) {
    const size = (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .sizeOf */ .$d)(target);
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .sizeUnknown */ .iJ)(target))
        return { text: 'has a size that is not known' };
    if (target.sizeMoved === undefined || size?.change.delta === undefined)
        return target.contentChanged ? { text: 'changed, with the same size' } : undefined;
    const { delta } = size.change;
    const breaks = (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .judgementsOf */ .a6)(input, target).some((j) => j.level === 'fail' && j.since === undefined && j.metric === 'size');
    const amount = breaks ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .bold */ .Cr)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeDelta */ .GL)(size)) : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeDelta */ .GL)(size);
    const layers = target.layerChanges.filter((layer) => Math.abs(layer.delta) >= Math.abs(delta) * WORTH_NAMING);
    const [first] = layers;
    if (first === undefined)
        return { text: amount };
    if (target.layerChanges.length === 1 && first.fromBase) {
        const base = `${layerName(first)}${baseMove(target, first)}`;
        return { text: `${amount}, all of it from ${base}; your own layers are unchanged` };
    }
    const named = layers.slice(0, 3).map((layer) => `${layerName(layer)} ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesDelta */ .oe)(layer.delta)}`);
    return { text: `${amount}: ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(named)}`, ...(layers.length === 1 ? { about: first.instruction } : {}) };
}
/** A layer as the sentences call it: its instruction or base image, where it stands, and whether it is new or gone. */
function layerName(layer) {
    if (layer.fromBase) {
        const was = layer.insteadOf === undefined ? '' : ` instead of ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(layer.insteadOf, 80)}`;
        return `the base image ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(layer.instruction, 80)}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .inBrackets */ .Te)((0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .place */ .ik)(layer))}${was}`;
    }
    const was = layer.now === undefined ? 'without ' : layer.before === undefined ? 'new ' : '';
    return `${was}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .stepName */ .u)(layer)}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .inBrackets */ .Te)((0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .place */ .ik)(layer))}`;
}
function baseMove(target, layer) {
    const cause = target.causes.find((c) => c.kind === 'base-moved' && c.base?.name === layer.instruction);
    return cause === undefined ? '' : digests(cause);
}
function digests(cause) {
    const { before, now } = cause.base ?? {};
    return before === undefined || now === undefined ? '' : ` (${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(before))} → ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(now))})`;
}
function timeClause(input, target, about) {
    const { time } = target;
    const differs = (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .timeMoved */ .V9)(input, target) && time?.delta !== undefined;
    const root = target.causes
        .filter((cause) => cause.kind !== 'follows')
        .toSorted((a, b) => (b.ms ?? 0) - (a.ms ?? 0))[0];
    const took = differs ? `built in ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(time.now)} (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .durationDelta */ .zd)(time.delta)})` : undefined;
    const why = root === undefined ? runnerClause(input) : rerun(target, root, about);
    if (took === undefined)
        return root === undefined ? undefined : why;
    // What ran explains a longer build; a shorter one came about in spite of it.
    if (time?.delta !== undefined && time.delta < 0)
        return root === undefined ? took : `${took}, although ${why}`;
    return why === undefined ? took : `${took}: ${why}`;
}
function runnerClause(input) {
    const slower = (input.comparison.runnerFactor?.factor ?? 1) > 1;
    return slower ? 'nothing of yours caused it, the runner was slow' : undefined;
}
/**
 * "`RUN npm ci` (`Dockerfile:9`, 1 m 55 s) re-ran because `COPY . .` (`Dockerfile:8`) brought in `src/App.tsx`": the
 * dearest step that ran because of a root cause, and the cause. `about` is the instruction the sentence has named already.
 */
function rerun(target, root, about) {
    const { steps } = target.image;
    const followers = target.causes.filter((c) => c.kind === 'follows' && c.follows === root.step && c.step !== root.step);
    const ran = [root.step, ...followers.map((c) => c.step)].flatMap((at) => steps[at] ?? []);
    const dearest = ran.toSorted((a, b) => b.ms - a.ms)[0] ??
        { instruction: root.text, ms: 0 };
    const isRoot = dearest === steps[root.step] || followers.length === 0;
    const others = root.ms !== undefined && root.ms > dearest.ms * 1.1 ? followers.length : 0;
    const known = about === dearest.instruction;
    const details = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .inBrackets */ .Te)(known ? undefined : (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .place */ .ik)(dearest), dearest.ms === 0 ? undefined : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(dearest.ms), others === 0 ? undefined : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0)(root.ms)} with ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(others, 'other step')}`);
    const verb = root.kind === 'step-new' && isRoot ? 'ran' : 're-ran';
    const subject = known ? `it ${verb}${details}` : `${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .stepName */ .u)(dearest)}${details} ${verb}`;
    return `${subject} because ${reason(root, isRoot ? undefined : steps[root.step])}`;
}
const REASONS = {
    'files-changed': (root, it = 'it') => `${it} brought in ${files(root)}`,
    'instruction-changed': (_, it) => (it === undefined ? 'the instruction was edited' : `${it} was edited`),
    'arg-changed': (root, it) => valued(root, it, 'build argument'),
    'env-changed': (root, it) => valued(root, it, 'variable'),
    'base-moved': (root) => `the base image ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(root.base?.name ?? root.text, 80)} moved${digests(root)}`,
    'step-new': (_, it) => (it === undefined ? 'the step is new' : `${it} is new`),
    'step-moved': (_, it) => (it === undefined ? 'the step was moved' : `${it} was moved`),
    'step-removed': (root, it = 'it') => `${removed(root)} before ${it} ${(root.names ?? []).length > 1 ? 'were' : 'was'} removed or moved`,
    'cache-absent': (root, it = 'it') => `${it} was not in the cache${root.why === undefined ? '' : ` (${ABSENCE[root.why]})`}`,
    follows: () => 'an earlier step re-ran',
    unknown: (_, it = 'it') => `${it} missed the cache for a reason that could not be found`,
};
/** Why a root step ran, as the end of a sentence with "because"; `elsewhere` is that step when the sentence is about another. */
function reason(root, elsewhere) {
    const it = elsewhere === undefined ? undefined : `${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .stepName */ .u)({ instruction: root.text })}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .inBrackets */ .Te)((0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .place */ .ik)(elsewhere))}`;
    return REASONS[root.kind](root, it);
}
function valued(root, it, word) {
    const known = (root.names ?? []).slice(0, NAMED_FILES).map((name) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name, 60));
    const what = known.length === 0 ? `a ${word}` : `${word} ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(known)}`;
    return it === undefined ? `${what} has another value` : `${it} uses ${what} that has another value`;
}
const ABSENCE = {
    'first-run': 'this is the first build here',
    'no-import': 'no cache was imported',
    'import-error': 'importing the cache failed',
    evicted: 'its entry had been evicted',
    'scope-overwritten': 'another target exports to the same cache scope and had overwritten it',
    'no-cache': '`no-cache` was set',
    unexplained: 'nothing it depends on changed',
};
function removed(root) {
    return someOf((root.names ?? []).map((name) => (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .stepName */ .u)({ instruction: name })), 'step');
}
function files(root) {
    const changed = root.files?.map((file) => `${file.change === 'deleted' ? 'the removal of ' : ''}${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(file.path, 80)}`);
    const all = changed ?? root.names?.map((name) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name, 80)) ?? [];
    if (all.length === 0)
        return 'changed files';
    return someOf(all, 'file');
}
/** As many as are worth naming, and how many more. */
function someOf(all, word) {
    const rest = all.length - NAMED_FILES;
    return rest > 0 ? `${all.slice(0, NAMED_FILES - 1).join(', ')} and ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(rest + 1, `more ${word}`)}` : (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(all);
}
/** Sizes before and now of a layer, for tables. */
function layerSizes(layer) {
    const [before, now] = [layer.before, layer.now].map((size) => (size === undefined ? '' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(size)));
    return [before, now, (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesDelta */ .oe)(layer.delta)];
}


/***/ }),

/***/ 7023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   wQ: () => (/* binding */ renderComment)
/* harmony export */ });
/* unused harmony export markerFor */
/* harmony import */ var _advice_advice_section_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5591);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2796);
/* harmony import */ var _sections_check_section_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(385);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1961);
/* harmony import */ var _footer_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2747);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(3055);
/* harmony import */ var _mend_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(248);
/* harmony import */ var _remarks_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6763);
/* harmony import */ var _sections_since_section_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(199);
/* harmony import */ var _sections_size_section_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(2690);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(4127);
/* harmony import */ var _sections_table_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(2409);
/* harmony import */ var _sections_time_section_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(276);
/* harmony import */ var _sections_trend_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(3272);
/* harmony import */ var _verdict_line_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(6222);
/** The pull-request comment: verdict, one table, causes, what would mend it; the rest is folded. */
















/** With more images than this, the open table shows only those that moved or break a budget. */
const ALL_ROWS = 15;
/** The hidden first line by which the comment of a report id is found again. */
function markerFor(reportId) {
    return `<!-- bake-budget:v1:${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .commentId */ .Zr)(reportId)} -->`;
}
/** Trimmed in this order: advice, trend, packages and files, steps, layers, unchanged rows, causes and rows. */
const LEVELS = [
    { advice: true, trend: true, layers: 10, lists: 5, steps: 10, rows: 200, causes: 30 },
    { advice: false, trend: true, layers: 10, lists: 5, steps: 10, rows: 200, causes: 30 },
    { advice: false, trend: false, layers: 10, lists: 5, steps: 10, rows: 200, causes: 30 },
    { advice: false, trend: false, layers: 5, lists: 0, steps: 5, rows: 200, causes: 30 },
    { advice: false, trend: false, layers: 3, lists: 0, steps: 0, rows: 100, causes: 20 },
    { advice: false, trend: false, layers: 0, lists: 0, steps: 0, rows: 50, causes: 10 },
    { advice: false, trend: false, layers: 0, lists: 0, steps: 0, rows: 15, causes: 3 },
];
/**
 * The comment's Markdown, never longer than `limit` bytes of UTF-8 (GitHub counts at most as many characters): full, else
 * trimmed in a fixed order, else the verdict alone with a link to the whole.
 */
function renderComment(input, limit = 65_000) {
    for (const [at, level] of LEVELS.entries()) {
        const body = render(input, level, at > 0);
        if (Buffer.byteLength(body) <= limit)
            return body;
    }
    return minimal(input);
}
function render(input, level, trimmed) {
    const state = (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .stateOf */ .L4)(input);
    const head = `${markerFor(input.reportId)}\n### ${(0,_verdict_line_js__WEBPACK_IMPORTED_MODULE_14__/* .verdictLine */ .M)(input)}`;
    const notes = (0,_remarks_js__WEBPACK_IMPORTED_MODULE_7__/* .gaps */ .sh)(input);
    const folded = [
        sections(input, level),
        notes.length === 0
            ? undefined
            : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .details */ .zH)(`ℹ️ <b>What is missing</b>: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(notes.length, 'note')}`, items(notes, 10)),
        trimmed ? whole(input) : undefined,
        (0,_footer_js__WEBPACK_IMPORTED_MODULE_4__/* .footer */ .qr)(input),
    ];
    const quiet = (0,_remarks_js__WEBPACK_IMPORTED_MODULE_7__/* .remarks */ .IW)(input).map(paragraph);
    if (state === 'failed' || state === 'canceled') {
        const table = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .details */ .zH)('📋 <b>All images</b>', (0,_sections_table_js__WEBPACK_IMPORTED_MODULE_11__/* .narrowTable */ .Sf)(input, visibleRows(input, level)));
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .blocks */ .Bv)(head, ...(0,_remarks_js__WEBPACK_IMPORTED_MODULE_7__/* .failureBlocks */ .pD)(input), input.comparison.targets.length > 1 ? table : undefined, ...folded);
    }
    if (state === 'unchanged') {
        return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .blocks */ .Bv)(head, ...quiet, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .details */ .zH)(`📋 ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(input.comparison.targets.length, 'image')}`, tables(input, level)), ...folded);
    }
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .blocks */ .Bv)(head, tables(input, level), items((0,_causes_js__WEBPACK_IMPORTED_MODULE_1__/* .causeSentences */ .Aw)(input), level.causes), ...(0,_sections_since_section_js__WEBPACK_IMPORTED_MODULE_8__/* .sinceLines */ .ac)(input).slice(0, level.causes), ...firstOf((0,_mend_js__WEBPACK_IMPORTED_MODULE_6__/* .mendLines */ .O)(input), level.causes), ...quiet, ...folded);
}
function sections(input, level) {
    const size = level.layers === 0
        ? undefined
        : (0,_sections_size_section_js__WEBPACK_IMPORTED_MODULE_9__/* .sizeSection */ .Z)(input, {
            layers: level.layers,
            packages: level.lists,
            files: level.lists,
            waste: Math.min(level.lists, 3),
        });
    const time = level.steps === 0 ? undefined : (0,_sections_time_section_js__WEBPACK_IMPORTED_MODULE_12__/* .timeSection */ .P)(input, level.steps);
    const since = level.lists === 0 ? undefined : (0,_sections_since_section_js__WEBPACK_IMPORTED_MODULE_8__/* .sinceSection */ .Oo)(input, level.rows);
    const advice = level.advice ? (0,_advice_advice_section_js__WEBPACK_IMPORTED_MODULE_0__/* .adviceSection */ .a)(input) : undefined;
    const trend = level.trend ? (0,_sections_trend_js__WEBPACK_IMPORTED_MODULE_13__/* .trendSection */ .n)(input) : undefined;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .blocks */ .Bv)(advice, size, since, time, (0,_sections_check_section_js__WEBPACK_IMPORTED_MODULE_2__/* .checkSection */ .U)(input, level.lists), trend);
}
/** Rows worth a reader's time first; beyond {@link ALL_ROWS} the unchanged ones are folded. */
function tables(input, level) {
    const { targets } = input.comparison;
    const shown = visibleRows(input, level);
    const hidden = targets.filter((target) => !shown.includes(target));
    if (hidden.length === 0)
        return (0,_sections_table_js__WEBPACK_IMPORTED_MODULE_11__/* .narrowTable */ .Sf)(input, shown);
    const room = level.rows - shown.length;
    const rest = room <= 0 ? undefined : (0,_sections_table_js__WEBPACK_IMPORTED_MODULE_11__/* .narrowTable */ .Sf)(input, hidden.slice(0, room), false);
    // Beyond the rows there is room for, images that did change are hidden, too.
    const summary = `📋 ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_5__/* .plural */ .LS)(hidden.length, 'image')} ${shown.length < level.rows ? 'unchanged' : 'more'}`;
    const open = shown.length === 0 ? undefined : (0,_sections_table_js__WEBPACK_IMPORTED_MODULE_11__/* .narrowTable */ .Sf)(input, shown);
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .blocks */ .Bv)(open, rest === undefined ? `${summary}.` : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .details */ .zH)(summary, rest));
}
function visibleRows(input, level) {
    const { targets } = input.comparison;
    if (targets.length <= Math.min(ALL_ROWS, level.rows))
        return targets;
    const worth = targets.filter((target) => (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .moved */ .aW)(input, target) ||
        target.record.outcome !== 'succeeded' ||
        (0,_state_js__WEBPACK_IMPORTED_MODULE_10__/* .judgementsOf */ .a6)(input, target).some((judgement) => judgement.level !== 'pass'));
    return worth.slice(0, level.rows);
}
function items(lines, max) {
    const rest = lines.length - max;
    const shown = lines.slice(0, max).map((line) => `- ${line}`);
    return [...shown, ...(rest > 0 ? [`- ${rest} more`] : [])].join('\n');
}
/** With very many broken limits the first ones say enough; the job summary lists all. */
function firstOf(lines, max) {
    const rest = lines.length - max;
    return [...lines.slice(0, max), ...(rest > 0 ? [`${rest} more limits are broken.`] : [])];
}
function paragraph(line) {
    return line;
}
function whole(input) {
    const url = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .safeUrl */ .Pl)(input.links.report) ?? (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .safeUrl */ .Pl)(input.links.summary) ?? (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .safeUrl */ .Pl)(input.links.run);
    const where = url === undefined ? 'the job summary' : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .link */ .nf)('the job summary', url);
    return `✂️ Shortened to fit into a comment; the whole report is in ${where}.`;
}
function minimal(input) {
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_15__/* .blocks */ .Bv)(`${markerFor(input.reportId)}\n### ${(0,_verdict_line_js__WEBPACK_IMPORTED_MODULE_14__/* .verdictLine */ .M)(input)}`, whole(input), (0,_footer_js__WEBPACK_IMPORTED_MODULE_4__/* .footer */ .qr)(input));
}




/***/ }),

/***/ 2747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   qr: () => (/* binding */ footer)
/* harmony export */ });
/* unused harmony export bodyWithoutFooter */
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3055);
/** The small print: which commits, how the baseline was found, on what machine, where to read on, when. */



const OPEN = '<sub>';
const CLOSE = '</sub>';
/** The footer line; the last line of every comment. */
function footer(input) {
    const parts = [commits(input), machine(input), ...links(input), updated(input)].filter((part) => part !== '');
    return `${OPEN}${parts.join(' · ')}${CLOSE}`;
}
/** The body without its footer, so that an update in which only the footer differs can be skipped. */
function bodyWithoutFooter(body) {
    const trimmed = body.replaceAll('\r\n', '\n').trimEnd();
    const start = trimmed.lastIndexOf(`\n${OPEN}`);
    const isLast = start >= 0 && trimmed.endsWith(CLOSE) && !trimmed.slice(start + 1).includes('\n');
    return (isLast ? trimmed.slice(0, start) : trimmed).trimEnd();
}
function commits(input) {
    const { record, baseline } = input.comparison;
    const head = input.links.headSha ?? record.commit?.sha;
    const base = baseline?.record.commit?.sha;
    const ours = head === undefined ? '' : `Head ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)((0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(head)), (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .safeUrl */ .Pl)(input.links.headCommit))}`;
    if (baseline === undefined)
        return ours;
    const facts = [
        baseline.rule === undefined ? undefined : plain(baseline.rule),
        baseline.commitsOlder === undefined ? undefined : older(baseline.commitsOlder),
    ].filter((fact) => fact !== undefined);
    const theirs = base === undefined ? 'a baseline' : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)((0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(base)), (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .safeUrl */ .Pl)(input.links.baselineCommit));
    return `${ours === '' ? 'Compared with' : `${ours} against`} ${theirs}${facts.length === 0 ? '' : ` (${facts.join('; ')})`}`;
}
function older(commits) {
    return commits === 0 ? 'exact' : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(commits, 'commit')} older`;
}
function machine(input) {
    const { runner, builder } = input.comparison.record;
    const host = [runner.image ?? runner.os, runner.arch]
        .filter((part) => part !== '')
        .map(plain)
        .join(' ');
    return builder.buildkit === undefined ? host : `${host} · BuildKit ${plain(builder.buildkit)}`;
}
/** A word of ours where it looks like one, else code. */
function plain(text) {
    return /^[A-Za-z0-9][A-Za-z0-9 ()+-]*(\.[0-9]+[A-Za-z0-9 ()+-]*)*$/.test(text) && text.length <= 80
        ? text
        : (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(text, 80);
}
function links(input) {
    const targets = [
        // GitHub shows the summary on the run's page.
        ['run', input.links.run === input.links.summary ? undefined : input.links.run],
        ['job summary', input.links.summary],
        ['full report', input.links.report],
    ];
    return targets.flatMap(([text, url]) => {
        const safe = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .safeUrl */ .Pl)(url);
        return safe === undefined ? [] : [(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)(text, safe)];
    });
}
function updated(input) {
    const run = input.runNumber === undefined ? '' : `, run ${input.runNumber}`;
    return `updated ${input.now.toISOString().slice(0, 10)} ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .clock */ .pm)(input.now)}${run}`;
}


/***/ }),

/***/ 7936:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ historyPoints)
/* harmony export */ });
/* harmony import */ var _shared_defined_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2452);

/**
 * What a trend is drawn from: one point per image and past build of the base branch, oldest first. Targets that were not
 * built, or not to their end, give none; neither do records without a commit.
 *
 * @param records newest first, as the history has them
 */
function historyPoints(records) {
    return records
        .toReversed()
        .flatMap(({ commit, createdAt, targets }) => commit === undefined
        ? []
        : targets
            .filter(({ outcome }) => outcome === 'succeeded')
            .flatMap(({ name, wallMs, platforms }) => platforms.map(({ platform, compressedBytes }) => (0,_shared_defined_js__WEBPACK_IMPORTED_MODULE_0__/* .defined */ .s)({ sha: commit.sha, createdAt, target: name, platform, compressedBytes, wallMs }))));
}


/***/ }),

/***/ 248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ mendLines)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_judgement_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3743);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3055);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9412);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4127);





/** One line for each broken limit; `NAME` stands for the image until lines that say the same are merged. */
function mendLines(input) {
    const lines = (0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .broken */ .mw)(input).map((judgement) => ({
        target: judgement.target,
        platform: judgement.platform,
        text: JSON.stringify(mend(input, judgement)),
    }));
    const mends = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeLines */ .Ac)(input, lines).map(({ name, text }) => {
        const [before, after] = JSON.parse(text);
        return `${before} ${name === 'total' ? 'the total' : name} ${after}`;
    });
    return [...mends, ...missingLines(input)];
}
/** What the limits are that have no figures, one line for each reason, and that this is the file's own choice. */
function missingLines(input) {
    const reasons = Map.groupBy((0,_state_js__WEBPACK_IMPORTED_MODULE_3__/* .unjudged */ .bC)(input), (j) => JSON.stringify([j.level, j.notJudged, j.overridden]));
    return [...reasons.values()].map((same) => {
        const { level, notJudged = '', overridden } = same[0];
        const keys = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)([...new Set(same.map((judgement) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_1__/* .budgetKey */ .fq)(judgement))))]);
        const images = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeLines */ .Ac)(input, same.map(({ target, platform }) => ({ target, platform, text: '' }))).map(({ name }) => (name === 'total' ? 'the total' : name));
        const allowed = overridden === undefined ? '' : ` ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)('on-missing')} makes that a failure; ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(overridden)} allows it.`;
        return `${level === 'fail' ? '❌' : '⚠️'} Not judged for ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)([...new Set(images)])}: ${keys} (${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(notJudged, 120)}).${allowed}`;
    });
}
/** What stands before the image's name, and what after it. */
function mend(input, judgement) {
    const { limit, level } = judgement;
    const sign = level === 'fail' ? '❌' : '⚠️';
    const amount = (0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_1__/* .excess */ .Mm)(judgement);
    const budget = `${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_1__/* .budgetKey */ .fq)(judgement))} (${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(judgement.expression, 60)})${where(input, judgement)}`;
    if (judgement.overridden !== undefined) {
        const by = amount === undefined ? '' : ` by ${amount}`;
        return [sign, `breaks ${budget}${by}; ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(judgement.overridden)} allows it.`];
    }
    const confirm = CONFIRM[judgement.confirm ?? 'none'];
    if (amount === undefined)
        return [sign, `breaks ${budget}${confirm}.`];
    const label = level === 'fail' && input.overrideLabel !== undefined ? [`add the label ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(input.overrideLabel, 60)}`] : [];
    const ways = [`${limit === 'min' ? 'lower' : 'raise'} ${budget}`, ...label].join(', or ');
    const [before, after] = ask(judgement, level === 'fail' ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .bold */ .Cr)(amount) : amount);
    return [`${sign} ${before}`, `${after}${confirm}, or ${ways}.`];
}
/** What a second measurement said, where one was asked for. */
const CONFIRM = {
    none: '',
    wanted: ' (not yet measured a second time)',
    confirmed: ' (a second measurement on one machine confirms it)',
    refuted: ' (a second measurement on one machine does not confirm it)',
};
/** "Make `backend` 18.2 MB smaller", "Make `backend` build 6 s faster", "Take 3 layers out of `backend`". */
function ask(judgement, amount) {
    const { metric, limit } = judgement;
    if (metric === 'size')
        return ['Make', `${amount} smaller`];
    if (metric === 'update-size')
        return ['Make the update of', `${amount} smaller`];
    if (metric === 'uncompressed')
        return ['Make', `${amount} smaller uncompressed`];
    if (metric === 'time' || metric === 'adjusted-time')
        return ['Make', `build ${amount} faster`];
    if (limit === 'min')
        return ['Give', `${amount} more ${(0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_1__/* .metricNoun */ .b9)(metric)}`];
    return ['Take', `down by ${amount} ${(0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_1__/* .metricNoun */ .b9)(metric)}`];
}
function where(input, judgement) {
    const { source } = judgement;
    const url = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .safeUrl */ .Pl)(input.links.budgets);
    if (source !== undefined) {
        const at = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(`${source.file}:${source.line}`, 120);
        return ` in ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)(at, url === undefined ? undefined : `${url.split('#')[0]}#L${source.line}`)}`;
    }
    if (input.links.budgets === undefined)
        return ' in the budgets';
    return ` in ${url === undefined ? (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(input.links.budgets, 120) : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('the budget file', url)}`;
}


/***/ }),

/***/ 5505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ renderHtml)
});

// EXTERNAL MODULE: ./lib/report/causes.js
var causes = __nccwpck_require__(2796);
// EXTERNAL MODULE: ./lib/report/footer.js
var footer = __nccwpck_require__(2747);
// EXTERNAL MODULE: ./lib/report/text/inline-html.js
var inline_html = __nccwpck_require__(6033);
// EXTERNAL MODULE: ./lib/report/mend.js
var mend = __nccwpck_require__(248);
// EXTERNAL MODULE: ./lib/report/text/format.js
var format = __nccwpck_require__(7565);
// EXTERNAL MODULE: ./lib/report/text/names.js
var names = __nccwpck_require__(9412);
;// CONCATENATED MODULE: ./lib/report/text/columns.js
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
        return { write: (value) => `${(0,format/* count */.U9)(value)} B`, least: 1, leastText: '1 B' };
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
    return `${(0,format/* count */.U9)(Math.floor((seconds * 1000) / MINUTE))} m ${rest} s`;
}

// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __nccwpck_require__(1961);
;// CONCATENATED MODULE: ./lib/report/text/document.js
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
    return blocks(...all.map(markdown));
}
function markdown(block) {
    if (block.kind === 'heading')
        return `${'#'.repeat(block.level)} ${block.text}`;
    if (block.kind === 'small')
        return `<sub>${block.text}</sub>`;
    if (block.kind === 'list')
        return block.items.map((item) => `- ${item}`).join('\n');
    if (block.kind === 'table')
        return table(block.columns, block.rows);
    if (block.kind === 'patch')
        return fenced(block.patch, 'diff', block.max);
    if (block.kind === 'fold')
        return details(inlineHtml(block.summary), toMarkdown(block.blocks));
    return block.text;
}

// EXTERNAL MODULE: ./lib/report/advice/writing.js
var advice_writing = __nccwpck_require__(7907);
;// CONCATENATED MODULE: ./lib/report/advice/figures.js





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
        label: ({ report }) => report.replayed.length === 0 ? 'exact' : `exact, average of ${(0,format/* plural */.LS)(report.replayed.length, 'commit')}`,
    },
    { key: 'uncompressed', what: 'uncompressed', label: () => 'exact' },
];
function sizes(writing, { images }) {
    const moved = images.filter((image) => SIZES.some(({ key }) => differs(image[key])));
    const still = images.filter((image) => !moved.includes(image));
    const rows = moved.flatMap((image) => SIZES.map((size) => ({ image, ...size, pair: image[size.key] })));
    const written = bytesPairs(rows.flatMap(({ pair }) => pair ?? []))[Symbol.iterator]();
    const cells = rows.map(({ image, what, label, pair }) => [
        (0,advice_writing/* imageCalled */.$C)(writing, image),
        what,
        ...(pair === undefined
            ? [NOT_MEASURED, NOT_MEASURED, NOT_MEASURED, '']
            : [...figures_texts(written.next().value), label(writing)]),
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
        ...list(still.map((image) => stillLine(writing, image)), writing.depth.items),
    ];
}
/** An image without a difference, with its figures all the same: that nothing changes is a result. */
function stillLine(writing, { pull, update, ...image }) {
    const name = (0,advice_writing/* imageCalled */.$C)(writing, image);
    if (pull === undefined && update === undefined)
        return `${name}: what a pull downloads was ${NOT_MEASURED}.`;
    const parts = [
        `fresh pull ${pull === undefined ? NOT_MEASURED : (0,format/* bytes */.ee)(pull.today)}`,
        `update ${update === undefined ? NOT_MEASURED : (0,format/* bytes */.ee)(update.today)}`,
    ];
    return `${name}: ${(0,names/* list */.p_)(parts)}, as today (exact).`;
}
function differs(pair) {
    return pair !== undefined && pair.today !== pair.variant;
}
function figures_texts({ today, variant, delta }) {
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
    const written = durationPairs(known.map(({ pair }) => pair))[Symbol.iterator]();
    const ranges = durationDeltaColumn(known.flatMap(({ from, to }) => [from, to]))[Symbol.iterator]();
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
            `A/B, ${(0,format/* plural */.LS)(time.pairs, 'pair')}`,
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

;// CONCATENATED MODULE: ./lib/report/advice/advice-line.js




/**
 * The headline without its `##`. What several changes bring is only said of all of them measured together: gains do not add up.
 */
function advice_line_adviceLine(report) {
    const best = (0,advice_writing/* paying */.jk)(report);
    const [first, ...others] = best;
    if (first === undefined)
        return nothingPays(report);
    if (others.length === 0)
        return `💡 1 change pays: ${(0,advice_writing/* titleOf */.Gg)(first.candidate)}${brings(first, ', ')}`;
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
        return `⏳ Time ran out: ${tried} of ${(0,format/* plural */.LS)(candidates.length, 'change')} measured, none of them pays`;
    const looked = tried === 0 ? '' : `: ${(0,format/* plural */.LS)(tried, 'change')} measured`;
    if (findings.length > 0)
        return `🔎 Nothing found that pays${looked}; ${(0,format/* plural */.LS)(findings.length, 'finding')} to look at`;
    return `✅ Nothing found that pays${looked}`;
}
/** `−61.0 % of a pull and −70.0 % of the replay's build time`, of what is beyond doubt; nothing where that is nothing. */
function brings({ images, times }, before) {
    const pull = share(sumOf(images, 'pull'));
    const update = share(sumOf(images, 'update'));
    const replay = timeOf({ times }, 'replay');
    const cold = timeOf({ times }, 'cold');
    const parts = [
        pull === undefined ? undefined : `${pull} of a pull`,
        pull !== undefined || update === undefined ? undefined : `${update} of an update`,
        replay?.certain === true ? timeShare(replay.pair, 'the replay’s build time') : undefined,
        replay?.certain !== true && cold?.certain === true ? timeShare(cold.pair, 'a cold build') : undefined,
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? '' : `${before}${(0,names/* list */.p_)(parts)}`;
}
function timeShare(pair, of) {
    const text = share(pair);
    return text === undefined ? undefined : `${text} of ${of}`;
}
function share(pair) {
    if (pair === undefined || pair.today <= 0 || pair.today === pair.variant)
        return undefined;
    return (0,format/* percentDelta */.yA)((pair.variant - pair.today) / pair.today);
}

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
    return [heading(`P${order} · ${(0,advice_writing/* titleOf */.Gg)(judged.candidate)}`), ...found(judged), ...effects(writing, judged)];
}
/** What was found and where; of a patch file, whose it is. */
function found({ candidate }) {
    const { finding, targets } = candidate;
    const about = targets.length === 0 ? '' : `${(0,advice_writing/* targetsOf */.QR)(targets)}: `;
    if (finding === undefined)
        return paragraph(candidate.source === 'file'
            ? `${about}your patch, measured as our own are.`
            : `${about}proposed without a finding.`);
    const places = (0,advice_writing/* placesOf */.ek)(finding);
    return paragraph(`${about}${(0,advice_writing/* ending */.K1)(finding.now, 1000)}${places === undefined ? '' : ` Where: ${places}.`}`);
}
/** Figures, proof, what to look at, and the patch. */
function effects(writing, judged) {
    const lines = [...sameness(writing, judged), ...checks(writing, judged)];
    return [...figures(writing, judged), ...list(lines), ...patchOf(writing, judged)];
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
                ...paragraph((0,text_escape/* isShownAsIs */.C5)(patch, depth.patch)
                    ? undefined
                    : cut
                        ? '✂️ Cut: the whole patch is in `advice.json`.'
                        : 'Shown as � or left out: characters that nobody sees, and carriage returns. Take the patch from `advice.json`.'),
            ],
        },
    ];
}

// EXTERNAL MODULE: ./lib/report/advice/gain.js
var advice_gain = __nccwpck_require__(5540);
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
    return [heading(title), ...list(findings.map(findingLine), max)];
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
    return paragraph(failed === undefined
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
        heading('🎲 Differs by itself'),
        ...paragraph('Two builds of today’s files were compared. These files differ although nothing changed: they are left out of every proof above, and whoever updates downloads them anew.'),
        ...list(lines, depth.items),
    ];
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters/kept.js





/** The chapter, or nothing where no advice was taken. */
function keptChapter({ report, depth }) {
    if (report.kept.length === 0)
        return [];
    return [heading('🤝 Taken before: promised and kept'), ...list(report.kept.flatMap(keptLines), depth.items)];
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
        heading('📐 How this was measured'),
        ...list(lines),
        ...(commits.length === 0 || !depth.triedPatches
            ? []
            : [
                {
                    kind: 'fold',
                    summary: `🎞️ ${(0,format/* plural */.LS)(commits.length, 'replayed commit')}, oldest first`,
                    blocks: list(commits, depth.items),
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

// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var text_markdown = __nccwpck_require__(3055);
;// CONCATENATED MODULE: ./lib/report/advice/chapters/overview.js





const overview_TIMES = ['cold', 'source', 'dependency', 'replay'];
const overview_SIZES = ['pull', 'update'];
/** The chapter, or nothing when nothing pays. */
function overview({ report, depth }) {
    const best = (0,advice_writing/* paying */.jk)(report).slice(0, depth.items);
    if (best.length === 0)
        return [];
    const together = best.length > 1 && report.combined?.outcome === 'measured' ? [report.combined] : [];
    const rows = [...best, ...together];
    const sizes = overview_SIZES.map((what) => sizeColumn(rows, what));
    const times = overview_TIMES.map((kind) => timeColumn(rows, kind));
    const cells = rows.map((judged, at) => [
        ...(at < best.length ? [`P${at}`, (0,advice_writing/* titleOf */.Gg)(judged.candidate)] : ['', (0,text_markdown/* bold */.Cr)('all of them together')]),
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
        heading('🧭 In this order'),
        { kind: 'table', label: 'Changes that pay, in the order to take them', columns, rows: cells },
        ...paragraph(rest > 0 ? `${rest} more pay.` : undefined),
        ...paragraph(sentenceAbout(report.combined, best.length)),
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
        const sum = sumOf(images, what);
        return sum === undefined ? undefined : sum.variant - sum.today;
    });
    return filled(deltas, bytesDeltaColumn);
}
function timeColumn(rows, kind) {
    const times = rows.map((judged) => timeOf(judged, kind));
    const deltas = times.map((time) => (time?.certain === true ? time.pair.variant - time.pair.today : undefined));
    return filled(deltas, durationDeltaColumn).map((text, at) => (times[at]?.certain === false ? NO_GAIN : text));
}
function filled(values, write) {
    const texts = write(values.filter((value) => value !== undefined))[Symbol.iterator]();
    return values.map((value) => (value === undefined ? NOT_MEASURED : texts.next().value));
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters/today.js
/** Where the images stand today. */



const UNKNOWN = 'unknown';
/** The table of today's images. */
function today(writing) {
    const { today: images } = writing.report;
    if (images.length === 0)
        return [heading('📦 Today'), ...paragraph('Of today’s images nothing is known.')];
    const shown = images.slice(0, writing.depth.items);
    const pulls = column(shown.map(({ pull }) => pull), bytesColumn);
    const sizes = column(shown.map(({ uncompressed }) => uncompressed), bytesColumn);
    const cold = column(shown.map(({ coldMs }) => coldMs), durationColumn);
    const columns = [
        { head: 'Image' },
        { head: 'Fresh pull', figures: true },
        { head: 'Uncompressed', figures: true },
        { head: 'Cold build', figures: true },
    ];
    const rows = shown.map((image, at) => [(0,advice_writing/* imageCalled */.$C)(writing, image), pulls[at], sizes[at], cold[at]]);
    const rest = images.length - shown.length;
    return [
        heading('📦 Today'),
        { kind: 'table', label: 'Today’s images', columns, rows },
        ...paragraph(rest > 0 ? `${rest} more.` : undefined),
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
        heading('🚫 Tried, and does not pay'),
        ...list(all.map((judged) => `${(0,advice_writing/* titleOf */.Gg)(judged.candidate)}: ${reason(writing, judged)}`), depth.items),
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
    const sizes = ['pull', 'update'].flatMap((what) => sumOf(judged.images, what) ?? []);
    const times = ['cold', 'source', 'dependency', 'replay'].flatMap((kind) => timeOf(judged, kind) ?? []);
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
        heading(lines.length > 0 ? '⏳ Not reached' : 'ℹ️ What could not be done'),
        ...list([...lines.slice(0, depth.items), ...notes], 2 * depth.items),
        ...(depth.triedPatches ? all.slice(0, depth.items).flatMap((judged) => folded(writing, judged)) : []),
    ];
}

;// CONCATENATED MODULE: ./lib/report/advice/chapters.js











/** Everything below the headline. */
function chapters_chapters(report, depth) {
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
    return paragraph(`Looked at: ${(0,format/* plural */.LS)(images.length, 'image')} and how they are built, ${(0,format/* plural */.LS)(replayed.length, 'replayed commit')}, ` +
        `${(0,format/* plural */.LS)(measured, 'change')} tried in ${(0,format/* plural */.LS)(builds, 'build')}.`);
}
/** All that pay, applied at once. */
function together(it) {
    const { combined } = it.report;
    if (combined === undefined || (0,advice_writing/* paying */.jk)(it.report).length < 2)
        return [];
    const title = heading('🧩 All of them together');
    if (combined.outcome !== 'measured')
        return [title, ...paragraph(`They cannot be taken all at once as they are: ${reason(it, combined)}`)];
    return [title, ...paragraph('One patch with all of the above, measured like each of them.'), ...effects(it, combined)];
}

;// CONCATENATED MODULE: ./lib/report/page/document-page.js


/** @param deeper by how many levels headings stand below those of the Markdown */
function document_page_documentHtml(blocks, deeper = 0) {
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
        return `<details><summary>${(0,inline_html/* inlineHtml */.l)(block.summary)}</summary>${document_page_documentHtml(block.blocks, deeper)}</details>`;
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

;// CONCATENATED MODULE: ./lib/report/page/page-assets.js
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

;// CONCATENATED MODULE: ./lib/report/page/shell.js
/** The frame of every page we write: self-contained, without network, and closed to every script and style but ours. */



/** The whole page. Nothing is loaded, and no script runs but ours, whatever a name in the body contains. */
function shell_page({ title, body, script, notice }) {
    const policy = [
        "default-src 'none'",
        ...(script === undefined ? [] : [`script-src '${script}'`]),
        `style-src '${PAGE_STYLE_HASH}'`,
        "base-uri 'none'",
        "form-action 'none'",
    ].join('; ');
    return `<!doctype html>
${notice === undefined ? '' : `<!-- ${notice} -->\n`}<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${(0,text_escape/* html */.qy)((0,inline_html/* plainText */.w)(title), 200)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><h1>${(0,inline_html/* inlineHtml */.l)(title)}</h1></header>
${body}
</body>
</html>
`;
}

;// CONCATENATED MODULE: ./lib/report/page/advice-page.js






/** The page; it needs no script. */
function renderAdvicePage(report) {
    return page({
        title: adviceLine(report),
        body: `<main class="advice">\n${documentHtml(chapters(report, ALL))}\n</main>`,
    });
}
/** The part of the report's page, below its headline. */
function advicePart(report) {
    return `<section id="advice" class="advice" aria-labelledby="advice-title"><h2 id="advice-title">${(0,inline_html/* inlineHtml */.l)(advice_line_adviceLine(report))}</h2>
${document_page_documentHtml(chapters_chapters(report, advice_writing/* ALL */.y2), 1)}</section>`;
}

// EXTERNAL MODULE: ./lib/compare/times/time-moved.js
var time_moved = __nccwpck_require__(703);
// EXTERNAL MODULE: ./lib/report/sections/time-section.js
var time_section = __nccwpck_require__(276);
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

// EXTERNAL MODULE: ./lib/report/remarks.js
var remarks = __nccwpck_require__(6763);
// EXTERNAL MODULE: ./lib/report/sections/since-section.js
var since_section = __nccwpck_require__(199);
// EXTERNAL MODULE: ./lib/report/sections/table.js + 1 modules
var sections_table = __nccwpck_require__(2409);
// EXTERNAL MODULE: ./lib/report/verdict-line.js
var verdict_line = __nccwpck_require__(6222);
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
    return shell_page({
        title: (0,verdict_line/* verdictLine */.M)(input),
        notice: NOTICE,
        script: PAGE_SCRIPT_HASH,
        body: `<main>
${input.advice === undefined ? report : `<div id="report">${report}</div>\n${advicePart(input.advice)}`}
</main>
<footer>${(0,inline_html/* inlineHtml */.l)((0,footer/* footer */.qr)(input).replace(/^<sub>|<\/sub>$/g, ''))} · charts drawn with d3</footer>
<script type="application/json" id="data">${embedded(pageData(input))}</script>
<script>${PAGE_SCRIPT}</script>`,
    });
}
function section(id, title, body) {
    return `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`;
}
function html_images(input) {
    const { heads, rows } = (0,sections_table/* imageCells */.DU)(input);
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
        html_list(lines),
        (0,remarks/* gaps */.sh)(input).length === 0 ? '' : `<h3>What is missing</h3>${html_list((0,remarks/* gaps */.sh)(input))}`,
    ].join('\n');
}
function html_list(lines) {
    return lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${(0,inline_html/* inlineHtml */.l)(line)}</li>`).join('')}</ul>`;
}
/** JSON that cannot leave its script element. */
function embedded(data) {
    return JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}


/***/ }),

/***/ 6763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IW: () => (/* binding */ remarks),
/* harmony export */   pD: () => (/* binding */ failureBlocks),
/* harmony export */   sh: () => (/* binding */ gaps)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7565);
/* harmony import */ var _text_judgement_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3743);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9412);
/* harmony import */ var _sections_pushes_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9907);
/** What a reader must know to read the figures rightly: a missing or old baseline, times that do not compare, gaps. */





/** Short lines about the comparison, for the open part of the report. */
function remarks(input) {
    const { baseline, timesNotComparable, sizesCaution, runnerFactor, record } = input.comparison;
    const lines = [];
    if (baseline === undefined && record.outcome === 'succeeded') {
        lines.push('🆕 Nothing to compare with yet: the first build of the base branch records the baseline. Limits on growth are not judged until then.');
    }
    const older = baseline?.commitsOlder ?? 0;
    if (older > 0) {
        const from = baseline?.record.commit?.sha;
        const wanted = baseline?.wantedSha === undefined ? 'the one wanted' : (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(baseline.wantedSha));
        const which = from === undefined ? 'The baseline' : `The baseline ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(from))}`;
        lines.push(`🕰️ ${which} is ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(older, 'commit')} older than ${wanted}, so changes of those commits count as yours.`);
    }
    if (timesNotComparable !== undefined) {
        lines.push(`⏱️ Build times are not comparable with the baseline: ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(timesNotComparable).replace(/\.$/, '')}.`);
    }
    if (runnerFactor !== undefined && runnerFactor.factor > 1) {
        const times = runnerFactor.factor.toFixed(2);
        lines.push(`🐢 The runner was slow: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(runnerFactor.steps, 'step')} that earlier builds ran in the same way took ${times}× as long now.`);
    }
    lines.push(...refuted(input), ...(0,_sections_pushes_js__WEBPACK_IMPORTED_MODULE_4__/* .pushRemarks */ .q)(input));
    if (sizesCaution !== undefined)
        lines.push(`⚖️ Read sizes with care: ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(sizesCaution).replace(/\.$/, '')}.`);
    return lines;
}
/** Time budgets that looked broken until baseline and head were built once more. */
function refuted(input) {
    const cleared = input.verdict.judgements.filter(({ confirm }) => confirm === 'refuted');
    return cleared.map((judgement) => {
        const name = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .imageName */ .tO)(input, judgement.target, judgement.platform);
        return `🔁 ${name} looked slower than ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_2__/* .budgetKey */ .fq)(judgement))} allows; a second measurement of baseline and change on one machine does not confirm it.`;
    });
}
/** The notes and what the record could not know, as a list; most useful last in the report. */
function gaps(input) {
    const unknown = input.comparison.record.unknown.map(({ what, why }) => `${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(what)}: unknown, ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(why)}`);
    const failed = input.comparison.record.cache.errors.map((error) => `Cache: ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(error, 300)}`);
    return [...input.notes.map((note) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(note)), ...unknown, ...failed];
}
/** What failed in the builder's own words, each with its place when the headline cannot name them all. */
function failureBlocks(input) {
    const failed = input.comparison.record.targets.filter((target) => target.failure !== undefined);
    return failed.slice(0, 5).map((target) => {
        const failure = target.failure;
        const image = target.platforms.find((p) => p.platform === failure.platform) ?? target.platforms[0];
        const step = failure.step === undefined ? undefined : image?.steps[failure.step];
        const at = step === undefined ? '' : ` at ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .stepName */ .u)(step, _text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY, 120)}`;
        const where = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .inBrackets */ .Te)((0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .place */ .ik)({ ...step, ...failure }));
        const message = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(failure.message) === '' ? '' : `\n\n${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .codeBlock */ .DV)(failure.message)}`;
        if (failed.length === 1)
            return message.trimStart();
        return `${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .imageName */ .tO)(input, target.name, failure.platform)} failed${at}${where}:${message}`;
    });
}


/***/ }),

/***/ 385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ checkSection)
/* harmony export */ });
/* unused harmony export findingsOf */
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3055);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9412);
/** 🔎 What BuildKit's build checks found in the Dockerfiles. */




/** The findings, each once. */
function findingsOf(checks) {
    const same = Map.groupBy(checks, (c) => JSON.stringify([c.rule, c.message, c.file, c.line]));
    return [...same.values()].map((group) => {
        const { target: _, ...finding } = group[0];
        return { ...finding, targets: [...new Set(group.map(({ target }) => target))] };
    });
}
/** The folded section, or nothing. */
function checkSection(input, most) {
    const findings = findingsOf(input.checks ?? []);
    if (findings.length === 0 || most === 0)
        return undefined;
    const rules = [...new Set(findings.map(({ rule }) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .htmlCode */ .h8)(rule, 60)))];
    const shown = findings.slice(0, most).map(({ rule, message, targets, url, ...where }) => {
        const more = url === undefined || (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(url) !== url || /[()<>\s]/.test(url) ? (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(rule, 60) : `[${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(rule, 60)}](${url})`;
        return `- ${more}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .inBrackets */ .Te)((0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .place */ .ik)(where))}: ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .prose */ .CS)(message)} (${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(targets.map((name) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name, 60)))})`;
    });
    const rest = findings.length - shown.length;
    const head = rules.length > 3 ? [...rules.slice(0, 3), `${rules.length - 3} more`] : rules;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)(`🔎 <b>Build checks</b>: ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(findings.length, 'finding')}, ${head.join(', ')}`, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .blocks */ .Bv)(shown.join('\n'), rest > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(rest, 'more finding')}.` : undefined));
}


/***/ }),

/***/ 9591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HC: () => (/* binding */ phaseBytes),
/* harmony export */   _0: () => (/* binding */ phaseMs)
/* harmony export */ });
/* unused harmony export phasesOf */
/** All phases of one kind, of the bake and of its targets. */
function phasesOf(record, kind) {
    return [...record.phases, ...record.targets.flatMap((target) => target.phases)].filter((phase) => phase.kind === kind);
}
/** Their time together, in milliseconds; phases of different targets may have run at once. */
function phaseMs(record, kind) {
    return phasesOf(record, kind).reduce((sum, phase) => sum + phase.ms, 0);
}
/** The bytes they moved, or undefined when no phase reports any. */
function phaseBytes(record, kind) {
    const known = phasesOf(record, kind).flatMap((phase) => (phase.bytes === undefined ? [] : [phase.bytes]));
    return known.length === 0 ? undefined : known.reduce((sum, bytes) => sum + bytes, 0);
}


/***/ }),

/***/ 9907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ pushSection),
/* harmony export */   q: () => (/* binding */ pushRemarks)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3055);



/** With more tags than this, a row names the first ones. */
const SHOWN_TAGS = 3;
/** What a reader must not overlook: images that are not where they were to be pushed. */
function pushRemarks(input) {
    const held = targetsThat(input, 'held');
    const untagged = targetsThat(input, 'untagged');
    const lines = (input.problems ?? []).map((problem) => `❌ ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(problem)}`);
    if (held.length > 0) {
        const others = targetsThat(input, 'pushed');
        const rest = others.length === 0 ? '' : ` Pushed: ${names(others)}.`;
        lines.push(`📦 Not pushed, as the verdict does not allow it: ${names(held)}.${rest}`);
    }
    if (untagged.length > 0) {
        lines.push(`📦 In the registry, and without a tag: ${names(untagged)}. The job with \`mode: report\` makes the tags when it has \`push: true\`.`);
    }
    return lines;
}
/** Every image that was pushed with its digest and tags, folded. */
function pushSection(input) {
    const rows = pushes(input).flatMap(({ name, push, digests }) => push.state !== 'pushed' || digests.length === 0
        ? []
        : [`| ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)} | ${tags(push)} | ${digests.map((digest) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(digest)).join('<br>')} |`]);
    if (rows.length === 0)
        return undefined;
    const head = ['| image | tags | digest |', '|---|---|---|'];
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(`📦 ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(rows.length, 'image')} pushed`, [...head, ...rows].join('\n'));
}
function pushes({ comparison }) {
    return comparison.record.targets.flatMap(({ name, push, platforms }) => push === undefined ? [] : [{ name, push, digests: [...new Set(platforms.flatMap((it) => it.pushedDigest ?? []))] }]);
}
function targetsThat(input, state) {
    return pushes(input).flatMap(({ name, push }) => (push.state === state ? [name] : []));
}
function names(list) {
    return list.map((name) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)).join(', ');
}
function tags({ tags: all }) {
    const shown = all.slice(0, SHOWN_TAGS).map((tag) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(tag));
    return [...shown, ...(all.length > SHOWN_TAGS ? [`${all.length - SHOWN_TAGS} more`] : [])].join('<br>');
}


/***/ }),

/***/ 199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CR: () => (/* binding */ sinceChapter),
/* harmony export */   Ew: () => (/* binding */ sinceFigures),
/* harmony export */   Oo: () => (/* binding */ sinceSection),
/* harmony export */   ac: () => (/* binding */ sinceLines)
/* harmony export */ });
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2796);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4127);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3055);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9412);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2409);







/** Layers that a line names. */
const NAMED = 2;
/** One line for each image that breaks a budget under `since`: how much it has grown, and which layers did it. */
function sinceLines(input) {
    const { since } = input;
    if (since === undefined)
        return [];
    const lines = since.comparison.targets
        .filter((target) => sinceJudgements(input, target).some(({ level, missing }) => level !== 'pass' && missing !== true))
        .flatMap((target) => {
        const growth = growthOf(target);
        return growth === undefined
            ? []
            : [{ ...subject(target), text: `${growth} since ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(since.name, 60)}${why(target)}` }];
    });
    return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .mergeLines */ .Ac)(input, lines).map(({ name, text }) => `📏 ${name} ${text}.`);
}
/** The folded section: size then and now of each image, by the size that is known of both. */
function sinceSection(input, rows) {
    const { since } = input;
    if (since?.comparison.baseline === undefined)
        return undefined;
    const grown = since.comparison.targets.filter((target) => (sizeOf(target)?.delta ?? 0) !== 0).length;
    const moved = grown === 0 ? 'nothing moved' : `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(grown, 'image')} moved`;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .details */ .zH)(`📏 <b>Since</b> ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .htmlCode */ .h8)(since.name, 60)}: ${moved}`, sinceTable(input, since, rows));
}
/** The same without a fold, for the job summary. */
function sinceChapter(input, rows) {
    const { since } = input;
    if (since?.comparison.baseline === undefined)
        return undefined;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .blocks */ .Bv)(`### 📏 Since ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(since.name, 60)}`, sinceTable(input, since, rows));
}
/** The same as lines, for the page. */
function sinceFigures(input) {
    const { since } = input;
    if (since?.comparison.baseline === undefined)
        return [];
    return since.comparison.targets.flatMap((target) => {
        const growth = growthOf(target);
        return growth === undefined
            ? []
            : [`${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(input, target)} ${growth} since ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(since.name, 60)}${why(target)}.`];
    });
}
function sinceTable(input, since, max) {
    const { targets } = since.comparison;
    const rows = targets.slice(0, max).map((target) => {
        const size = sizeOf(target);
        const judgements = sinceJudgements(input, target);
        const fails = judgements.some(({ level }) => level === 'fail');
        const delta = target.before === undefined ? 'new' : size?.delta === undefined ? '' : difference(size);
        return [
            (0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .imageName */ .tO)(input, target.target, target.platform),
            size?.before === undefined ? '' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(size.before),
            size === undefined ? '' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(size.now),
            fails && delta !== '' ? (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .bold */ .Cr)(delta) : delta,
            layersOf(target),
            (0,_table_js__WEBPACK_IMPORTED_MODULE_5__/* .budget */ .gd)(judgements.map(({ since: _since, ...judgement }) => judgement)),
        ];
    });
    const rest = targets.length - rows.length;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .blocks */ .Bv)((0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)([
        { head: 'Target' },
        { head: 'Then', figures: true },
        { head: 'Now', figures: true },
        { head: 'Δ size', figures: true },
        { head: 'Most of it' },
        { head: 'Budget' },
    ], rows), rest > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(rest, 'more image')}.` : undefined, comparedWith(since));
}
/** Which record stands for the point, where it is not of the very commit; and what else to know of the sizes. */
function comparedWith({ name, comparison }) {
    const { baseline, sizesCaution } = comparison;
    const sha = baseline?.record.commit?.sha;
    const older = baseline?.commitsOlder ?? 0;
    const lines = [
        older === 0 || sha === undefined
            ? undefined
            : `Compared with ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)((0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .short */ .h0)(sha))}, ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(older, 'commit')} before ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(name, 60)}: the nearest one with a record.`,
        sizesCaution === undefined ? undefined : `Read sizes with care: ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .sentence */ .em)(sizesCaution).replace(/\.$/, '')}.`,
    ].filter((line) => line !== undefined);
    return lines.length === 0 ? undefined : lines.join(' ');
}
function sinceJudgements(input, target) {
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .judgementsOf */ .a6)(input, target).filter(({ since }) => since !== undefined);
}
function subject({ target, platform }) {
    return { target, platform };
}
/** "+12.3 MB (40.0 MB → 52.3 MB)"; nothing where one of the two is not known. */
function growthOf(target) {
    const size = sizeOf(target);
    if (size?.delta === undefined || size.before === undefined)
        return undefined;
    return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesDelta */ .oe)(size.delta)} (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(size.before)} → ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytes */ .ee)(size.now)})`;
}
function sizeOf(target) {
    return target.compressed?.delta === undefined ? (target.uncompressed ?? target.compressed) : target.compressed;
}
function difference({ delta = 0, ratio }) {
    return `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesDelta */ .oe)(delta)}${ratio === undefined || delta === 0 ? '' : ` (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .percentDelta */ .yA)(ratio)})`}`;
}
function why(target) {
    const layers = layersOf(target);
    return layers === '' ? '' : `: ${layers}`;
}
/** The layers that grew most. */
function layersOf({ layerChanges }) {
    const grown = layerChanges.filter(({ delta }) => delta > 0).toSorted((a, b) => b.delta - a.delta);
    return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .list */ .p_)(grown.slice(0, NAMED).map((layer) => `${(0,_causes_js__WEBPACK_IMPORTED_MODULE_0__/* .layerName */ .Hn)(layer)} ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesDelta */ .oe)(layer.delta)}`));
}


/***/ }),

/***/ 2690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ sizeSection)
});

// EXTERNAL MODULE: ./lib/report/causes.js
var causes = __nccwpck_require__(2796);
// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __nccwpck_require__(1961);
// EXTERNAL MODULE: ./lib/report/text/format.js
var format = __nccwpck_require__(7565);
// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var markdown = __nccwpck_require__(3055);
// EXTERNAL MODULE: ./lib/report/text/names.js
var names = __nccwpck_require__(9412);
;// CONCATENATED MODULE: ./lib/report/sections/waste.js




/** Less than this is not worth a line of its own. */
const WORTH = 10_000;
/** Paths named per pair of lines. */
const PATHS = 3;
/** How much an image carries that a later layer hides, and the largest `max` pairs of guilty lines; nothing without waste. */
function wasteLines(input, target, max) {
    const { image } = target;
    const files = image.files;
    if (files === undefined || files.wastedBytes === 0)
        return undefined;
    const delta = target.waste?.delta ?? 0;
    const moved = delta === 0 ? '' : ` (${(0,format/* bytesDelta */.oe)(delta)})`;
    const total = `${(0,names/* nameOf */.Vb)(input, target)} carries ${(0,format/* bytes */.ee)(files.wastedBytes)}${moved} that a later layer hides.`;
    const groups = Map.groupBy(files.waste, (item) => `${item.addedBy} ${item.hiddenBy} ${VERBS[item.why]}`);
    const pairs = [...groups.values()]
        .map((items) => ({ items, sum: items.reduce((sum, item) => sum + item.bytes, 0) }))
        .filter(({ sum }) => sum >= WORTH)
        .toSorted((a, b) => b.sum - a.sum);
    const lines = pairs.slice(0, max).map(({ items, sum }) => `- ${pairLine(image, items, sum)}`);
    return (0,markdown/* blocks */.Bv)(total, lines.length === 0 ? undefined : lines.join('\n'));
}
const VERBS = {
    overwritten: 'overwrites',
    deleted: 'deletes',
    opaque: 'deletes',
    'metadata-only': 'copies, only to change mode or owner,',
};
function pairLine(image, items, sum) {
    const [first] = items;
    const paths = items.slice(0, PATHS).map((item) => (0,text_escape/* code */.aY)(item.path === '' ? '/' : item.path, 80));
    const rest = items.length > PATHS ? ` and ${(0,format/* plural */.LS)(items.length - PATHS, 'more path')}` : '';
    return `${layerName(image, first.hiddenBy)} ${VERBS[first.why]} ${(0,format/* bytes */.ee)(sum)} of ${layerName(image, first.addedBy)}: ${paths.join(', ')}${rest}`;
}
function layerName(image, at) {
    const layer = image.layers?.[at];
    if (layer?.fromBase === true)
        return 'the base image';
    const step = layer?.step === undefined ? undefined : image.steps[layer.step];
    return step === undefined ? `layer ${at + 1}` : `${(0,names/* stepName */.u)(step)}${(0,names/* inBrackets */.Te)((0,names/* place */.ik)(step))}`;
}

;// CONCATENATED MODULE: ./lib/report/sections/size-section.js






/** The folded section over all images whose size moved, or nothing. */
function sizeSection(input, depth) {
    const images = input.comparison.targets.filter((target) => hasGrown(target) || target.remade.length > 0);
    if (images.length === 0)
        return undefined;
    const grown = images.filter(hasGrown);
    const top = grown.flatMap((target) => target.layerChanges).toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
    const distinct = [...Map.groupBy(top, (l) => l.instruction).values()].map((same) => same[0]);
    const named = distinct
        .slice(0, 2)
        .map((l) => `${l.fromBase ? 'base image ' : ''}${(0,names/* stepName */.u)(l, text_escape/* htmlCode */.h8, 50)} ${(0,format/* bytesDelta */.oe)(l.delta)}`);
    const summary = named.length > 0
        ? `📦 <b>Where the size came from</b>: ${named.join(', ')}`
        : `📦 <b>What was made anew</b>: ${(0,format/* plural */.LS)(images.flatMap(({ remade }) => remade).length, 'layer')} of steps that are the same`;
    return (0,markdown/* details */.zH)(summary, (0,markdown/* blocks */.Bv)(...images.map((target) => ofImage(input, target, depth))));
}
function ofImage(input, target, depth) {
    return (0,markdown/* blocks */.Bv)(hasGrown(target) ? layerTable(input, target, depth.layers) : undefined, updateLines(input, target, depth.layers), size_section_packages(target.image.files?.packages ?? [], depth.packages), files(target.image.files?.changes ?? [], target.image.files?.changesOmitted, depth.files), wasteLines(input, target, depth.waste));
}
function hasGrown(target) {
    return target.sizeMoved !== undefined && target.layerChanges.length > 0;
}
/** What a machine with the baseline's image pulls, and which of its layers the change has nothing to do with. */
function updateLines(input, target, max) {
    const { updateSize, compressed, remade, image } = target;
    if (updateSize === undefined || compressed === undefined)
        return undefined;
    const update = `A machine that has the baseline's ${(0,names/* nameOf */.Vb)(input, target)} pulls ${(0,format/* bytes */.ee)(updateSize.now)} of ${(0,format/* bytes */.ee)(compressed.now)}.`;
    if (remade.length === 0)
        return update;
    const steps = remade.slice(0, max).map(({ step, layer, differs }) => {
        const made = image.steps[step];
        return `${(0,names/* stepName */.u)(made, text_escape/* code */.aY, 60)}${(0,names/* inBrackets */.Te)((0,names/* place */.ik)(made))} ${(0,format/* bytes */.ee)(layer.compressedBytes)}${difference(differs)}`;
    });
    const rest = remade.length > steps.length ? ` and ${(0,format/* plural */.LS)(remade.length - steps.length, 'more layer')}` : '';
    return `${update} Not reproducible: the same step, not found in the cache, made another layer: ${steps.join(', ')}${rest}.`;
}
/** What tells such a layer from the baseline's. */
function difference(differs) {
    if (differs === undefined)
        return '';
    const { paths, more: rest } = differs;
    if (paths.length === 0)
        return ' (the same files: their times or order differ)';
    return ` (other content in ${paths.map((path) => (0,text_escape/* code */.aY)(path, 60)).join(', ')}${rest > 0 ? ` and ${(0,format/* plural */.LS)(rest, 'more file')}` : ''})`;
}
/** The table of changed layers of one image. */
function layerTable(input, target, max) {
    const shown = target.layerChanges.slice(0, max);
    const rows = shown.map((layer) => {
        const base = layer.fromBase ? 'base image ' : '';
        return [`${base}${(0,names/* stepName */.u)(layer, text_escape/* code */.aY, 90)}${(0,names/* inBrackets */.Te)((0,names/* place */.ik)(layer))}`, ...(0,causes/* layerSizes */.qM)(layer)];
    });
    const head = [
        { head: `Layer of ${(0,names/* nameOf */.Vb)(input, target)}` },
        ...[target.sizeMoved === 'uncompressed' ? 'Before, uncompressed' : 'Before', 'Now', 'Δ'].map((h) => ({
            head: h,
            figures: true,
        })),
    ];
    return (0,markdown/* blocks */.Bv)((0,markdown/* table */.tp)(head, rows), more(target.layerChanges.length - shown.length, 'layer'));
}
function size_section_packages(all, max) {
    if (all.length === 0 || max === 0)
        return undefined;
    const sorted = all.toSorted((a, b) => Math.abs(grown(b)) - Math.abs(grown(a)));
    const items = sorted.slice(0, max).map((p) => {
        const versions = p.versionBefore === p.versionNow ? '' : ` ${version(p.versionBefore)} → ${version(p.versionNow)}`;
        return `${(0,text_escape/* code */.aY)(`${p.type}:${p.name}`, 80)}${versions} ${(0,format/* bytesDelta */.oe)(grown(p))}`;
    });
    return `Packages: ${items.join(' · ')}${all.length > max ? ` · ${all.length - max} more` : ''}`;
}
function version(value) {
    return value === undefined ? 'none' : (0,text_escape/* code */.aY)(value, 40);
}
function grown(change) {
    return (change.bytesNow ?? 0) - (change.bytesBefore ?? 0);
}
const WORDS = { added: ' (new)', removed: ' (removed)' };
function files(all, omitted, max) {
    const sized = all.filter((file) => grown(file) !== 0);
    if (sized.length === 0 || max === 0)
        return undefined;
    const shown = sized.slice(0, max);
    const items = shown.map((file) => `${(0,text_escape/* code */.aY)(file.path, 100)} ${(0,format/* bytesDelta */.oe)(grown(file))}${WORDS[file.change] ?? ''}`);
    const rest = sized.length - shown.length + (omitted?.files ?? 0);
    const weight = sized.slice(max).reduce((sum, file) => sum + grown(file), 0) + (omitted?.bytes ?? 0);
    const tail = rest > 0 ? ` · ${(0,format/* plural */.LS)(rest, 'more file')}${weight === 0 ? '' : `, ${(0,format/* bytesDelta */.oe)(weight)}`}` : '';
    return `Files (uncompressed): ${items.join(' · ')}${tail}`;
}
function more(rest, noun) {
    return rest > 0 ? `${(0,format/* plural */.LS)(rest, `more ${noun}`)}.` : undefined;
}


/***/ }),

/***/ 2409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  gd: () => (/* binding */ budget),
  DU: () => (/* binding */ imageCells),
  iB: () => (/* binding */ imageTable),
  Sf: () => (/* binding */ narrowTable)
});

// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __nccwpck_require__(1961);
// EXTERNAL MODULE: ./lib/report/text/format.js
var format = __nccwpck_require__(7565);
// EXTERNAL MODULE: ./lib/report/text/judgement-text.js
var judgement_text = __nccwpck_require__(3743);
// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var markdown = __nccwpck_require__(3055);
// EXTERNAL MODULE: ./lib/report/text/names.js
var names = __nccwpck_require__(9412);
// EXTERNAL MODULE: ./lib/report/state.js
var state = __nccwpck_require__(4127);
;// CONCATENATED MODULE: ./lib/report/sections/totals.js
/** The totals; those of the baseline only over the images that exist on both sides. */
function totalsOf(input) {
    const { targets, record, baseline, timesNotComparable } = input.comparison;
    const compressed = sum(targets, (target) => target.compressed);
    const uncompressed = sum(targets, (target) => target.uncompressed);
    const before = timesNotComparable === undefined ? baseline?.record.wallMs : undefined;
    const steps = { cached: 0, shared: 0, ran: 0, total: 0 };
    for (const target of targets) {
        steps.cached += target.steps.cached;
        steps.shared += target.steps.shared;
        steps.ran += target.steps.ran;
        steps.total += target.steps.total;
    }
    return {
        steps,
        wall: change(record.wallMs, before),
        ...(compressed === undefined ? {} : { compressed }),
        ...(uncompressed === undefined ? {} : { uncompressed }),
    };
}
function sum(all, pick) {
    const targets = all.filter(({ record }) => record.noImage === undefined);
    const changes = targets.map(pick);
    if (changes.length === 0 || changes.some((c) => c === undefined))
        return undefined;
    const now = changes.reduce((total, c) => total + c.now, 0);
    // A new image has nothing before it: it counts with all its bytes, and only an unknown baseline size hides the sum.
    const unknown = targets.some((target, at) => target.before !== undefined && changes[at].before === undefined);
    const known = targets.some((target) => target.before !== undefined);
    return change(now, unknown || !known ? undefined : changes.reduce((total, c) => total + (c.before ?? 0), 0));
}
function change(now, before) {
    if (before === undefined)
        return { now };
    const delta = now - before;
    return before === 0 ? { now, before, delta } : { now, before, delta, ratio: delta / before };
}

;// CONCATENATED MODULE: ./lib/report/sections/table.js







const COLUMNS = [
    { head: 'Target' },
    { head: 'Compressed', figures: true },
    { head: 'Δ size', figures: true },
    { head: 'Uncompressed', figures: true },
    { head: 'Build time', figures: true },
    { head: 'Δ time', figures: true },
    { head: 'Cached steps', figures: true },
    { head: 'Budget' },
];
const NARROW = [
    { head: 'Target' },
    { head: 'Compressed', figures: true },
    { head: 'Build time', figures: true },
    { head: 'Cached steps', figures: true },
    { head: 'Budget' },
];
function narrowed([name = '', size = '', sizeDelta = '', , time = '', timeDelta = '', steps = '', budget = '',]) {
    // What has a share behind it takes a line of its own, so that the column stays narrow.
    const beside = (figure, change) => [figure, change].filter((part) => part !== '').join(change.includes('(') ? '<br>' : ' ');
    return [name, beside(size, sizeDelta), beside(time, timeDelta), steps, budget];
}
/** The table of the given images, with a total when there are several. */
function imageTable(input, targets) {
    return (0,markdown/* table */.tp)(COLUMNS, rowsOf(input, targets, true));
}
/** The same for a comment, which is narrow: each change beside its figure, and the size of a pull alone. */
function narrowTable(input, targets, withRest = true) {
    const rows = rowsOf(input, targets, withRest);
    return (0,markdown/* table */.tp)(NARROW, rows.map(narrowed));
}
/** The whole table as headings and Markdown cells, for another form of table; empty cells are empty. */
function imageCells(input) {
    return { heads: COLUMNS, rows: rowsOf(input, input.comparison.targets, true) };
}
function rowsOf(input, targets, withRest) {
    const rows = targets.map((target) => imageRow(input, target));
    if (!withRest)
        return rows;
    rows.push(...input.comparison.notBuilt.flatMap((target) => notBuiltRows(input, target)));
    if (input.comparison.targets.length > 1)
        rows.push(totalRow(input));
    return rows;
}
function imageRow(input, target) {
    const judgements = (0,state/* judgementsOf */.a6)(input, target);
    const breaks = (...metrics) => judgements.some((j) => j.level === 'fail' && j.since === undefined && metrics.includes(j.metric));
    const name = (0,names/* nameOf */.Vb)(input, target);
    const outcome = target.record.outcome;
    if (outcome !== 'succeeded' && outcome !== 'not-built') {
        const budget = outcome === 'failed' ? '💥 build failed' : '⏹️ canceled';
        return [name, '', '', '', time(target.time), '', steps(target), budget];
    }
    const hasBaseline = input.comparison.baseline !== undefined;
    return [
        name,
        size(target.compressed),
        hasBaseline ? emphasised(breaks('size'), sizeDelta(target, breaks('size'))) : '',
        size(target.uncompressed),
        time(target.time),
        hasBaseline && input.comparison.timesNotComparable === undefined
            ? emphasised(breaks('time'), timeDelta(target.time))
            : '',
        steps(target),
        budget(judgements),
    ];
}
function emphasised(on, text) {
    return on && text !== '' ? (0,markdown/* bold */.Cr)(text) : text;
}
function size(change) {
    return change === undefined ? '' : (0,format/* bytes */.ee)(change.now);
}
function time(change) {
    return change === undefined ? '' : (0,format/* duration */.p0)(change.now);
}
function sizeDelta(target, exact) {
    if (target.before === undefined)
        return 'new';
    const size = (0,state/* sizeOf */.$d)(target);
    if (size === undefined)
        return '';
    const { change, kind } = size;
    if (target.sizeMoved === undefined && !exact)
        return change.delta === 0 ? '±0' : '≈ 0';
    return `${delta(change, format/* bytesDelta */.oe)}${kind === 'uncompressed' ? ' uncompressed' : ''}`;
}
function timeDelta(change) {
    return change?.delta === undefined ? '' : (0,format/* durationDelta */.zd)(change.delta);
}
function delta(change, write) {
    if (change.delta === undefined)
        return '';
    return (write(change.delta) + (change.ratio === undefined || change.delta === 0 ? '' : ` (${(0,format/* percentDelta */.yA)(change.ratio)})`));
}
function steps(target) {
    const { cached, shared, total } = target.steps;
    if (total === 0)
        return '';
    return `${cached}/${total}${shared > 0 ? `, ${shared} shared` : ''}`;
}
/** The worst judgement in words, then how many more there are. Never a claim where nothing was judged. */
function budget(judgements) {
    const known = judgements.filter((j) => j.notJudged === undefined);
    const unknown = unjudgedText(judgements);
    const fails = known.filter((j) => j.level === 'fail');
    const warns = known.filter((j) => j.level === 'warn');
    const [worst] = fails.length > 0 ? fails : warns;
    if (worst !== undefined) {
        const more = fails.length + warns.length - 1;
        const open = unknown === undefined ? '' : `, ${unknown}`;
        return `${fails.length > 0 ? '❌' : '⚠️'} ${(0,markdown/* unitsUnbroken */.w6)((0,judgement_text/* limitText */.PW)(worst))}${more > 0 ? `, ${more} more` : ''}${open}`;
    }
    if (known.length > 0) {
        const overridden = known.find((j) => j.overridden !== undefined);
        if (overridden !== undefined)
            return `✅ allowed by ${(0,text_escape/* code */.aY)(overridden.overridden, 60)}`;
        return `✅ ${(0,markdown/* unitsUnbroken */.w6)((0,judgement_text/* limitText */.PW)(known.find((j) => j.metric === 'size') ?? known[0]))}${unknown === undefined ? '' : `, ${unknown}`}`;
    }
    return unknown ?? '';
}
/** The first reason why a limit could not be judged; those that count stand before those that do not. */
function unjudgedText(judgements) {
    const open = judgements.filter((j) => j.notJudged !== undefined);
    const first = open.find((j) => j.missing === true) ?? open[0];
    if (first === undefined)
        return undefined;
    const reason = (0,text_escape/* sentence */.em)(first.notJudged, 60);
    if (first.missing !== true)
        return `➖ ${reason}`;
    return `${first.level === 'fail' ? '❌' : '⚠️'} not judged: ${reason}`;
}
function notBuiltRows(input, target) {
    const from = target.carriedFrom ?? input.comparison.baseline?.record.commit?.sha;
    const note = `⏭️ not built${from === undefined ? '' : `, as of ${(0,text_escape/* code */.aY)((0,format/* short */.h0)(from))}`}`;
    const images = target.platforms.length > 0 ? target.platforms : [undefined];
    return images.map((image) => [
        (0,names/* imageName */.tO)(input, target.name, image?.platform),
        image?.compressedBytes === undefined ? '' : (0,format/* bytes */.ee)(image.compressedBytes),
        '',
        image?.uncompressedBytes === undefined ? '' : (0,format/* bytes */.ee)(image.uncompressedBytes),
        '',
        '',
        '',
        note,
    ]);
}
function totalRow(input) {
    const totals = totalsOf(input);
    const judgements = input.verdict.judgements.filter((j) => j.target === 'total');
    const change = totals.compressed?.delta === undefined ? '' : delta(totals.compressed, format/* bytesDelta */.oe);
    const fails = judgements.some((j) => j.level === 'fail' && j.since === undefined && j.metric === 'size');
    const { wall } = totals;
    return [
        'Total',
        size(totals.compressed),
        fails && change !== '' ? (0,markdown/* bold */.Cr)(change) : change,
        size(totals.uncompressed),
        wall === undefined ? '' : `${time(wall)} wall`,
        timeDelta(wall),
        `${totals.steps.cached}/${totals.steps.total}`,
        judgements.length > 0 ? budget(judgements) : countBroken(input),
    ];
}
function countBroken(input) {
    const judged = input.verdict.judgements.filter((j) => j.notJudged === undefined);
    const fails = judged.filter((j) => j.level === 'fail').length;
    const warns = judged.filter((j) => j.level === 'warn').length;
    const open = (0,state/* unjudged */.bC)(input);
    const parts = [
        judged.length === 0
            ? undefined
            : fails > 0
                ? `❌ ${fails} of ${judged.length} broken`
                : warns > 0
                    ? `⚠️ ${warns} of ${judged.length} warn`
                    : `✅ ${judged.length} kept`,
        open.length === 0 ? undefined : `${open[0].level === 'fail' ? '❌' : '⚠️'} ${open.length} not judged`,
    ];
    return parts.filter((part) => part !== undefined).join(', ');
}


/***/ }),

/***/ 276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ timeSection),
/* harmony export */   Vq: () => (/* binding */ splitTable),
/* harmony export */   d8: () => (/* binding */ why)
/* harmony export */ });
/* unused harmony export usually */
/* harmony import */ var _compare_times_time_moved_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(703);
/* harmony import */ var _causes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2796);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3055);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9412);
/* harmony import */ var _phases_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9591);







/** Steps shorter than this are not worth a line in a comment. */
const WORTH_A_LINE = 500;
/** The folded section, or nothing when no step ran. */
function timeSection(input, max) {
    const { targets } = input.comparison;
    const dear = targets.flatMap((target) => dearSteps(target).map((step) => ({ target, step })));
    const ran = targets.reduce((sum, target) => sum + target.steps.ran, 0);
    const spent = dear.reduce((sum, { step }) => sum + step.ms, 0);
    const exported = (0,_phases_js__WEBPACK_IMPORTED_MODULE_5__/* .phaseMs */ ._0)(input.comparison.record, 'cache-export');
    if (dear.length === 0 && exported === 0)
        return undefined;
    const parts = [
        ran > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(ran, 'step')} ran${spent > 0 ? ` (${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(spent)})` : ''}` : 'no step ran',
        exported >= WORTH_A_LINE ? `cache export ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(exported)}` : undefined,
    ].filter((part) => part !== undefined);
    const body = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .blocks */ .Bv)(splitTable(input), stepTable(input, dear, max));
    return body === '' ? undefined : (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .details */ .zH)(`⏱️ <b>Where the time went</b>: ${parts.join(', ')}`, body);
}
function dearSteps(target) {
    return target.image.steps.filter((step) => step.ms >= WORTH_A_LINE);
}
const SPLIT = [
    ['stepsMs', 'Steps'],
    ['basePullMs', 'Base pull'],
    ['cacheRestoreMs', 'Cache restore'],
    ['contextMs', 'Context'],
    ['exportMs', 'Image export'],
    ['cacheExportMs', 'Cache export'],
    ['waitMs', 'Waiting'],
];
/** What the wall time of each image was spent on, along its critical path. */
function splitTable(input) {
    const images = input.comparison.targets.filter((target) => target.image.timeSplit !== undefined);
    if (images.length === 0)
        return undefined;
    const rows = images.map((target) => {
        const split = target.image.timeSplit;
        const cells = SPLIT.map(([key]) => (split[key] === 0 ? '' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(split[key])));
        return [(0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(input, target), ...cells];
    });
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)([{ head: 'Critical path' }, ...SPLIT.map(([, head]) => ({ head, figures: true }))], rows);
}
function stepTable(input, dear, max) {
    if (dear.length === 0 || max === 0)
        return undefined;
    const several = input.comparison.targets.length > 1;
    const sorted = dear.toSorted((a, b) => b.step.ms - a.step.ms);
    const rows = sorted.slice(0, max).map(({ target, step }) => {
        const owner = several ? `${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOf */ .Vb)(input, target)} ` : '';
        const before = (0,_compare_times_time_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .msBefore */ .s)(target, step);
        return [
            `${owner}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .stepName */ .u)(step, _text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY, 80)}${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .inBrackets */ .Te)((0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .place */ .ik)(step))}`,
            (0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(step.ms),
            before === undefined ? usually(target, step) : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(before),
            why(target, step),
        ];
    });
    const rest = dear.length - max;
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .blocks */ .Bv)((0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)([
        { head: 'Step' },
        { head: 'This run', figures: true },
        { head: 'Baseline', figures: true },
        { head: 'Why it ran' },
    ], rows), rest > 0 ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(rest, 'more step')} in the summary.` : undefined);
}
/** What a step that the baseline had from the cache takes when it runs, where the history tells. */
function usually(target, step) {
    const missed = target.missed?.find((it) => target.image.steps[it.step] === step);
    return missed?.usualMs === undefined ? '' : `cached, usually ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_3__/* .duration */ .p0)(missed.usualMs)}`;
}
/** Why a step ran, for a table cell: its own cause, or the step it follows. */
function why(target, step) {
    if (step.state === 'restored')
        return 'cached; its layer was downloaded';
    if (step.state === 'evicted')
        return 'its cached layer was gone';
    if (step.state === 'failed')
        return 'failed';
    const at = target.image.steps.indexOf(step);
    const cause = target.causes.find((c) => c.step === at);
    if (cause === undefined)
        return '';
    if (cause.kind !== 'follows')
        return (0,_causes_js__WEBPACK_IMPORTED_MODULE_1__/* .reason */ .l)(cause);
    const root = rootOf(target, cause);
    return root === undefined ? 'follows an earlier step' : `follows ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_4__/* .stepName */ .u)({ instruction: root.text }, _text_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY, 50)}`;
}
function rootOf(target, cause) {
    return target.causes.find((c) => c.step === cause.follows && c.kind !== 'follows');
}


/***/ }),

/***/ 3272:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ seriesOf),
/* harmony export */   n: () => (/* binding */ trendSection)
/* harmony export */ });
/* harmony import */ var _compare_times_statistics_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2423);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7565);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3055);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9412);
/** 📈 The base branch's past of each image, as lines of block characters. */




const BLOCKS = '▁▂▃▄▅▆▇█';
const POINTS = 20;
/** A line of block characters, one per value; level when the values differ by under 1 % (no drama from noise). */
function sparkline(values) {
    const min = Math.min(...values);
    const max = Math.max(...values);
    const range = max - min;
    const level = max === 0 || range / max < 0.01;
    return values.map((value) => BLOCKS[level ? 3 : Math.round(((value - min) / range) * (BLOCKS.length - 1))]).join('');
}
/** The past of each image of this bake, oldest first, with this bake at the end. */
function seriesOf(input, points = POINTS) {
    const history = input.history ?? [];
    return input.comparison.targets.map((target) => {
        const own = history.filter((p) => p.target === target.target && p.platform === target.platform).slice(-points);
        const past = (pick) => own.flatMap((p) => pick(p) ?? []);
        return {
            target: target.target,
            platform: target.platform,
            sizes: [...past((p) => p.compressedBytes), ...(target.compressed === undefined ? [] : [target.compressed.now])],
            times: [...past((p) => p.wallMs), ...(target.time === undefined ? [] : [target.time.now])],
        };
    });
}
/** The folded section; nothing before there are three points of an image. */
function trendSection(input) {
    const series = seriesOf(input).filter((s) => s.sizes.length > 2 || s.times.length > 2);
    if (series.length === 0)
        return undefined;
    const columns = [
        { head: 'Image' },
        { head: 'Size' },
        { head: 'median', figures: true },
        { head: 'Build time' },
        { head: 'median', figures: true },
    ];
    const rows = series.map((s) => [
        (0,_text_names_js__WEBPACK_IMPORTED_MODULE_2__/* .imageName */ .tO)(input, s.target, s.platform),
        s.sizes.length > 2 ? sparkline(s.sizes) : '',
        middle(s.sizes, _text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee),
        s.times.length > 2 ? sparkline(s.times) : '',
        middle(s.times, _text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .duration */ .p0),
    ]);
    const builds = Math.max(...series.map((s) => Math.max(s.sizes.length, s.times.length))) - 1;
    const body = (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .blocks */ .Bv)((0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(columns, rows), 'Oldest on the left, this build on the right; medians without this build.');
    return (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .details */ .zH)(`📈 <b>Trend</b> of the base branch, last ${builds} builds`, body);
}
function middle(values, write) {
    return values.length < 3 ? '' : write((0,_compare_times_statistics_js__WEBPACK_IMPORTED_MODULE_0__/* .median */ .JZ)(values.slice(0, -1)));
}


/***/ }),

/***/ 4127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   V9: () => (/* binding */ timeMoved),
/* harmony export */   a6: () => (/* binding */ judgementsOf),
/* harmony export */   aW: () => (/* binding */ moved),
/* harmony export */   bC: () => (/* binding */ unjudged),
/* harmony export */   iJ: () => (/* binding */ sizeUnknown),
/* harmony export */   mw: () => (/* binding */ broken)
/* harmony export */ });
/* unused harmony export significant */
/* harmony import */ var _compare_times_time_moved_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(703);

/** The state the headline speaks of. A bake that failed makes no claim about budgets. */
function stateOf(input) {
    const { comparison, verdict } = input;
    if (verdict.outcome !== 'succeeded')
        return verdict.outcome;
    const [worst] = broken(input);
    if (worst !== undefined)
        return worst.level === 'fail' ? 'over' : 'warn';
    if (verdict.level !== 'pass')
        return 'unjudged';
    if (comparison.targets.length === 0)
        return 'nothing';
    if (comparison.baseline === undefined)
        return 'first-run';
    return comparison.targets.some((target) => moved(input, target)) || comparison.notBuilt.length > 0
        ? 'changed'
        : 'unchanged';
}
/**
 * True when a reader would say that this image changed in size, in content, in time, or is new; and when its size
 * cannot be told: "nothing changed" would be a guess.
 */
function moved(input, target) {
    if (input.comparison.baseline === undefined)
        return false;
    return (target.sizeMoved !== undefined ||
        target.contentChanged ||
        target.before === undefined ||
        sizeUnknown(target) ||
        timeMoved(input, target));
}
/** The size a reader is told of: the one that moved, else the best one known. */
function sizeOf(target) {
    const kinds = [target.sizeMoved, 'compressed', 'uncompressed'];
    for (const kind of kinds) {
        const change = kind === undefined ? undefined : target[kind];
        if (kind !== undefined && change?.delta !== undefined)
            return { change, kind };
    }
    return undefined;
}
/** True when an image that was built, and was another one before, has no size that could be compared. */
function sizeUnknown(target) {
    const { before, causes, record, steps } = target;
    if (before === undefined || record.noImage !== undefined)
        return false;
    if (record.outcome !== 'succeeded' || sizeOf(target) !== undefined)
        return false;
    return steps.ran > 0 || steps.shared > 0 || causes.length > 0;
}
/** True when a reader would call the difference of an image's build time a change. */
function timeMoved({ comparison }, target) {
    return (0,_compare_times_time_moved_js__WEBPACK_IMPORTED_MODULE_0__/* .hasTimeMoved */ .z)(comparison, target);
}
/** The judgements that are broken, failures first, in the verdict's order otherwise. */
function broken(input) {
    return input.verdict.judgements.filter((j) => j.level !== 'pass' && j.missing !== true);
}
/** The limits that warn or fail because their figures are missing, failures first. */
function unjudged(input) {
    return input.verdict.judgements.filter((j) => j.missing === true);
}
/** The judgements about one image; those about a whole target belong to each of its platforms. */
function judgementsOf(input, target) {
    return input.verdict.judgements.filter((j) => j.target === target.target && (j.platform === undefined || j.platform === target.platform));
}
/** True when the report has something to say beyond "as before": what comment mode `auto` and `on-change` wait for. */
function significant(input) {
    return !['unchanged', 'nothing'].includes(stateOf(input));
}


/***/ }),

/***/ 4615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./lib/report/advice/advice-section.js + 1 modules
var advice_section = __nccwpck_require__(5591);
// EXTERNAL MODULE: ./lib/report/text/format.js
var format = __nccwpck_require__(7565);
// EXTERNAL MODULE: ./lib/report/sections/phases.js
var phases = __nccwpck_require__(9591);
// EXTERNAL MODULE: ./lib/compare/times/time-moved.js
var time_moved = __nccwpck_require__(703);
;// CONCATENATED MODULE: ./lib/report/sections/cache-balance.js



/** Computes the balance from the record and its baseline. */
function cacheBalance(input) {
    const { record, targets } = input.comparison;
    const cached = unique(targets);
    const prices = cached.flatMap(({ target, step }) => (0,time_moved/* msBefore */.s)(target, step) ?? []);
    const importBytes = (0,phases/* phaseBytes */.HC)(record, 'cache-import');
    const exportBytes = (0,phases/* phaseBytes */.HC)(record, 'cache-export');
    return {
        cachedSteps: cached.length,
        savedMs: prices.reduce((sum, ms) => sum + ms, 0),
        priced: prices.length,
        importMs: (0,phases/* phaseMs */._0)(record, 'cache-import'),
        exportMs: (0,phases/* phaseMs */._0)(record, 'cache-export'),
        restoreMs: cached.reduce((sum, { step }) => sum + step.ms, 0),
        ...(importBytes === undefined ? {} : { importBytes }),
        ...(exportBytes === undefined ? {} : { exportBytes }),
    };
}
function unique(targets) {
    const seen = new Set();
    return targets.flatMap((target) => target.image.steps
        .filter((step) => step.kind !== 'from' && (step.state === 'cached' || step.state === 'restored'))
        .filter((step) => step.key === undefined || (!seen.has(step.key) && seen.add(step.key)))
        .map((step) => ({ target, step })));
}
/** The balance in a sentence or two, or nothing when no cache took part. */
function cacheSentence(input) {
    const { cache } = input.comparison.record;
    const balance = cacheBalance(input);
    if (cache.noCache === true)
        return 'The cache was off (`no-cache`).';
    if (cache.from.length === 0 && cache.to.length === 0 && balance.cachedSteps === 0)
        return undefined;
    const { savedMs, priced, cachedSteps } = balance;
    const spent = balance.importMs + balance.exportMs + balance.restoreMs;
    const saved = cachedSteps === 0
        ? 'No step came from the cache'
        : priced === 0
            ? `${(0,format/* plural */.LS)(cachedSteps, 'step')} came from the cache; what they would have cost is not known yet`
            : `${(0,format/* plural */.LS)(cachedSteps, 'step')} came from the cache and saved at least ${(0,format/* duration */.p0)(savedMs)} (price known for ${priced})`;
    const costs = [
        cost('import', balance.importMs, balance.importBytes),
        cost('restoring layers', balance.restoreMs),
        cost('export', balance.exportMs, balance.exportBytes),
    ].filter((part) => part !== undefined);
    const net = priced > 0 && spent > 0 ? ` Net: ${(0,format/* durationDelta */.zd)(savedMs - spent)} of work saved.` : '';
    return `${saved}. Spent: ${costs.length === 0 ? 'nothing measurable' : costs.join(', ')}.${net}`;
}
function cost(name, ms, moved) {
    if (ms === 0 && moved === undefined)
        return undefined;
    return `${name} ${(0,format/* duration */.p0)(ms)}${moved === undefined ? '' : ` (${(0,format/* bytes */.ee)(moved)})`}`;
}

// EXTERNAL MODULE: ./lib/report/text/escape.js
var text_escape = __nccwpck_require__(1961);
;// CONCATENATED MODULE: ./lib/report/sections/cache-mounts.js
/** What carrying cache mounts cost in this run, and what it saved. */


/** The sum in a sentence or two, then a line for every mount; nothing when none was carried. */
function cacheMountLines({ cacheMounts }) {
    if (cacheMounts === undefined || cacheMounts.mounts.length === 0)
        return [];
    const { mounts, restoreMs, keepMs, warm } = cacheMounts;
    const restored = mounts.filter(({ restoredMs }) => restoredMs !== undefined);
    const kept = mounts.filter(({ keptMs }) => keptMs !== undefined);
    const moved = [
        restored.length === 0 ? undefined : `${(0,format/* plural */.LS)(restored.length, 'cache mount')} restored in ${(0,format/* duration */.p0)(restoreMs)}`,
        kept.length === 0
            ? undefined
            : `${restored.length === 0 ? (0,format/* plural */.LS)(kept.length, 'cache mount') : kept.length} kept in ${(0,format/* duration */.p0)(keepMs)}`,
    ].filter((part) => part !== undefined);
    const spent = restoreMs + keepMs;
    const gain = warm === undefined
        ? restored.length === 0
            ? ''
            : ' What they save is not known yet.'
        : ` ${(0,format/* plural */.LS)(warm.steps, 'step')} that used them took ${(0,format/* duration */.p0)(warm.ms)} instead of ${(0,format/* duration */.p0)(warm.coldMs)}. ` +
            `Net: ${(0,format/* durationDelta */.zd)(warm.coldMs - warm.ms - spent)} of work saved.`;
    return [
        `${moved.length === 0 ? 'No cache mount was moved' : moved.join(', ')}.${gain}`,
        ...mounts.map(({ id, bytes: size, restoredMs, keptMs, why }) => {
            const parts = [
                restoredMs === undefined ? undefined : `restored in ${(0,format/* duration */.p0)(restoredMs)}`,
                keptMs === undefined ? undefined : `kept in ${(0,format/* duration */.p0)(keptMs)}`,
                why === undefined ? undefined : (0,text_escape/* prose */.CS)(why),
            ].filter((part) => part !== undefined);
            return `- ${(0,text_escape/* code */.aY)(id)}${size === undefined ? '' : `, ${(0,format/* bytes */.ee)(size)}`}: ${parts.join(', ') || 'unchanged'}`;
        }),
    ];
}

;// CONCATENATED MODULE: ./lib/record/cache-limit.js
/**
 * GitHub keeps 10 GB for a repository and deletes what was used longest ago beyond (docs/internals/cache.md: The service).
 * A plan may allow more, which only its owner can see.
 */
const CACHE_LIMIT_BYTES = 10e9;
/** From here on the next exports push out what others need. */
const NEAR = 0.9;
/** True when more than 90 % of the limit is in use. */
function isNearLimit({ bytes }) {
    return bytes > NEAR * CACHE_LIMIT_BYTES;
}

;// CONCATENATED MODULE: ./lib/report/sections/cache-size.js



/** As many refs are named. */
const REFS = 5;
/** Sentences of what was exported and what is in use; nothing where neither is known. */
function cacheSizeLines(record) {
    return [exported(record), inUse(record)].filter((line) => line !== undefined);
}
function exported({ targets }) {
    const known = targets.flatMap(({ name, outcome, cacheExport }) => cacheExport === undefined || outcome === 'not-built' ? [] : [{ name, ...cacheExport }]);
    if (known.length === 0)
        return undefined;
    const grown = known.filter(({ newLayers }) => newLayers > 0);
    if (grown.length === 0)
        return 'The export added no layer to the cache: all were there already.';
    const parts = grown.map(({ name, newLayers, newBytes }) => {
        const size = newBytes === undefined ? 'of unknown size' : `(${(0,format/* bytes */.ee)(newBytes)})`;
        return `${(0,text_escape/* code */.aY)(name)} ${(0,format/* plural */.LS)(newLayers, 'layer')} ${size}`;
    });
    return `New in the cache: ${parts.join(', ')}; what was there already is shared.`;
}
function inUse({ cache: { use } }) {
    if (use === undefined)
        return undefined;
    const { refs = [] } = use;
    const shown = refs.slice(0, REFS).map((it) => `${(0,text_escape/* code */.aY)(it.ref)} ${(0,format/* bytes */.ee)(it.bytes)}`);
    const most = shown.length === 0 ? '' : ` Most is of ${shown.join(', ')}.`;
    return (`The repository's caches hold ${(0,format/* bytes */.ee)(use.bytes)} in ${(0,format/* plural */.LS)(use.entries, 'entry', 'entries')}, ` +
        `${(0,format/* percent */.KN)(use.bytes / CACHE_LIMIT_BYTES)} of the ${(0,format/* bytes */.ee)(CACHE_LIMIT_BYTES)} that GitHub keeps for it.${most}`);
}

// EXTERNAL MODULE: ./lib/report/causes.js
var report_causes = __nccwpck_require__(2796);
// EXTERNAL MODULE: ./lib/report/sections/check-section.js
var check_section = __nccwpck_require__(385);
// EXTERNAL MODULE: ./lib/report/footer.js
var footer = __nccwpck_require__(2747);
// EXTERNAL MODULE: ./lib/report/text/markdown.js + 1 modules
var markdown = __nccwpck_require__(3055);
// EXTERNAL MODULE: ./lib/report/mend.js
var mend = __nccwpck_require__(248);
// EXTERNAL MODULE: ./lib/report/text/names.js
var names = __nccwpck_require__(9412);
// EXTERNAL MODULE: ./lib/report/remarks.js
var remarks = __nccwpck_require__(6763);
// EXTERNAL MODULE: ./lib/report/sections/pushes.js
var pushes = __nccwpck_require__(9907);
// EXTERNAL MODULE: ./lib/report/sections/since-section.js
var since_section = __nccwpck_require__(199);
// EXTERNAL MODULE: ./lib/report/sections/size-section.js + 1 modules
var size_section = __nccwpck_require__(2690);
// EXTERNAL MODULE: ./lib/report/sections/time-section.js
var time_section = __nccwpck_require__(276);
;// CONCATENATED MODULE: ./lib/report/sections/step-table.js






const WORDS = {
    ran: '▶️ ran',
    cached: '✅ cached',
    restored: '📥 restored',
    shared: '🔗 shared',
    evicted: '♻️ evicted, ran',
    failed: '💥 failed',
    canceled: '⏹️ canceled',
    'not-reached': '⏭️ not reached',
    unknown: '❔ unknown',
};
/** The table of at most `max` steps, in build order; `FROM` is resolved, not run, and left out. */
function fullStepTable(target, max) {
    const { image } = target;
    const critical = new Set(image.criticalPath);
    const steps = [...image.steps.entries()].filter(([, step]) => step.kind !== 'from');
    const rows = steps
        .slice(0, max)
        .map(([at, step]) => [
        `${critical.has(at) ? '🔸 ' : ''}${(0,names/* stepName */.u)(step, text_escape/* code */.aY, 90)}`,
        (0,names/* place */.ik)(step) ?? '',
        WORDS[step.state],
        step.ms > 0 ? (0,format/* duration */.p0)(step.ms) : '',
        was(target, step),
        layerSize(target, at),
        (0,time_section/* why */.d8)(target, step),
    ]);
    const figures = true;
    const columns = [
        { head: 'Step' },
        { head: 'Where' },
        { head: 'State' },
        { head: 'Time', figures },
        { head: 'Baseline', figures },
        { head: 'Layer', figures },
        { head: 'Why it ran' },
    ];
    return (0,markdown/* table */.tp)(columns, rows);
}
function was(target, step) {
    const before = (0,time_moved/* msBefore */.s)(target, step);
    return before === undefined ? '' : (0,format/* duration */.p0)(before);
}
function layerSize(target, step) {
    const layers = target.image.layers?.filter((layer) => layer.step === step) ?? [];
    return layers.length === 0 ? '' : (0,format/* bytes */.ee)(layers.reduce((sum, layer) => sum + layer.compressedBytes, 0));
}

// EXTERNAL MODULE: ./lib/report/sections/table.js + 1 modules
var table = __nccwpck_require__(2409);
;// CONCATENATED MODULE: ./lib/report/sections/timeline.js


/** Mermaid draws every bar as a row: more than this and the picture is taller than it is useful. */
const BARS = 60;
const PHASES = {
    boot: 'builder boot',
    definition: 'reading the bake file',
    metadata: 'base image metadata',
    context: 'context',
    'cache-import': 'cache import',
    'cache-export': 'cache export',
    export: 'image export',
    other: 'other work',
};
/** Mermaid source in its fence, or nothing when no work of visible length was done. */
function timeline(input, max = BARS) {
    const all = input.comparison.targets.flatMap(barsOf);
    const end = Math.max(0, ...all.map((bar) => bar.end));
    const longest = all.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, max);
    const bars = new Set(longest.filter((bar) => bar.end - bar.start >= end / 200));
    if (bars.size === 0)
        return undefined;
    const lines = ['gantt', '  dateFormat x', '  axisFormat %s s'];
    for (const target of input.comparison.targets) {
        const own = all.filter((bar) => bar.target === target && bars.has(bar));
        if (own.length === 0)
            continue;
        lines.push(`  section ${(0,names/* nameOf */.Vb)(input, target, (text) => (0,text_escape/* mermaid */.a4)(text))}`);
        for (const bar of own)
            lines.push(`  ${bar.text} :${bar.tag}${bar.start}, ${bar.end}`);
    }
    return ['```mermaid', ...lines, '```'].join('\n');
}
function barsOf(target) {
    const { steps, criticalPath = [] } = target.image;
    const critical = new Set(criticalPath);
    const work = steps.flatMap((step, at) => {
        const [first] = step.intervals;
        const last = step.intervals.at(-1);
        if (first === undefined || last === undefined)
            return [];
        // The prefix keeps an instruction from being read as one of Mermaid's own keywords.
        const text = `${step.line ?? 'step'} ${(0,text_escape/* mermaid */.a4)(step.instruction)}`;
        const tag = critical.has(at) ? 'crit, ' : step.state === 'restored' || step.state === 'cached' ? 'done, ' : '';
        return [bar(target, text, tag, first[0], last[1])];
    });
    const phases = target.record.phases.flatMap((phase) => phase.startMs === undefined
        ? []
        : [bar(target, `· ${PHASES[phase.kind]}`, 'active, ', phase.startMs, phase.startMs + phase.ms)]);
    return [...work, ...phases].toSorted((a, b) => a.start - b.start);
}
function bar(target, text, tag, start, end) {
    const from = Math.max(0, Math.round(start));
    return { target, text, tag, start: from, end: Math.max(from + 1, Math.round(end)) };
}

// EXTERNAL MODULE: ./lib/report/sections/trend.js
var trend = __nccwpck_require__(3272);
;// CONCATENATED MODULE: ./lib/report/sections/trend-chart.js
/** The base branch's past as Mermaid line charts, for places with room for them. */



const POINTS = 30;
/** Mermaid's own line colour is too pale to see on white, and its charts are taller than a list of them can bear. */
const STYLE = '%%{init: {"xyChart": {"width": 720, "height": 240}, "themeVariables": {"xyChart": {"plotColorPalette": "#0969da"}}}}%%';
/** Up to `max` charts, size then time of each image with at least three points. */
function trendCharts(input, max) {
    const charts = (0,trend/* seriesOf */.L)(input, POINTS).flatMap((series) => {
        const name = (0,names/* imageName */.tO)(input, series.target, series.platform, (text) => (0,text_escape/* mermaid */.a4)(text));
        return [chart(`${name}, compressed MB`, series.sizes, 1e6), chart(`${name}, build seconds`, series.times, 1e3)];
    });
    return charts.filter((source) => source !== undefined).slice(0, max);
}
function chart(title, values, unit) {
    if (values.length < 3)
        return undefined;
    const scaled = values.map((value) => Number((value / unit).toPrecision(5)));
    const top = Math.max(...scaled);
    const lines = [
        STYLE,
        'xychart-beta',
        `  title "${title}"`,
        `  x-axis "builds, this one last" 1 --> ${scaled.length}`,
        `  y-axis 0 --> ${Number((top * 1.1).toPrecision(3)) || 1}`,
        `  line [${scaled.join(', ')}]`,
    ];
    return ['```mermaid', ...lines, '```'].join('\n');
}

// EXTERNAL MODULE: ./lib/report/verdict-line.js
var verdict_line = __nccwpck_require__(6222);
;// CONCATENATED MODULE: ./lib/report/summary.js
/** The job summary: the comment's content, and what has no room there. */























/** Trimmed in this order: advice and charts, steps, layers, images. */
const LEVELS = [
    { advice: true, steps: 300, images: 200, charts: 6, layers: 50, bars: 60 },
    { advice: false, steps: 100, images: 200, charts: 0, layers: 20, bars: 40 },
    { advice: false, steps: 20, images: 50, charts: 0, layers: 5, bars: 20 },
    { advice: false, steps: 0, images: 30, charts: 0, layers: 0, bars: 0 },
];
/** The summary's Markdown, at most `limit` bytes (GitHub refuses more than 1 MiB for a step). */
function renderSummary(input, limit = 1_000_000) {
    for (const level of LEVELS) {
        const body = render(input, level);
        if (Buffer.byteLength(body) <= limit)
            return body;
    }
    return (0,markdown/* blocks */.Bv)(`## ${(0,verdict_line/* verdictLine */.M)(input)}`, 'The report is too long for a job summary; the record holds all of it.', (0,footer/* footer */.qr)(input));
}
function render(input, level) {
    const causes = (0,report_causes/* causeSentences */.Aw)(input).slice(0, level.images);
    const notes = (0,remarks/* gaps */.sh)(input);
    return (0,markdown/* blocks */.Bv)(`## ${(0,verdict_line/* verdictLine */.M)(input)}`, ...(0,remarks/* failureBlocks */.pD)(input), (0,table/* imageTable */.iB)(input, input.comparison.targets.slice(0, level.images)), cut(input.comparison.targets.length - level.images, 'image'), causes.map((line) => `- ${line}`).join('\n'), ...(0,since_section/* sinceLines */.ac)(input).slice(0, level.images), ...(0,mend/* mendLines */.O)(input), ...(0,remarks/* remarks */.IW)(input), (0,pushes/* pushSection */._)(input), level.advice ? (0,advice_section/* adviceSection */.a)(input) : undefined, level.layers === 0 ? undefined : (0,size_section/* sizeSection */.Z)(input, { layers: level.layers, packages: 20, files: 20, waste: 10 }), (0,since_section/* sinceChapter */.CR)(input, level.images), ...times(input, level), cache(input), ...steps(input, level), (0,check_section/* checkSection */.U)(input, level.images), ...summary_trend(input, level), notes.length === 0 ? undefined : (0,markdown/* blocks */.Bv)('### ℹ️ What is missing', notes.map((note) => `- ${note}`).join('\n')), machine(input), (0,footer/* footer */.qr)(input));
}
function cut(rest, noun) {
    return rest > 0 ? `${(0,format/* plural */.LS)(rest, `more ${noun}`)}.` : undefined;
}
function times(input, level) {
    const chart = level.bars === 0 ? undefined : timeline(input, level.bars);
    const split = (0,time_section/* splitTable */.Vq)(input);
    if (chart === undefined && split === undefined)
        return [];
    const legend = chart === undefined
        ? undefined
        : 'Red bars are the critical path: only they decide how long an image takes. Every image starts at 0.';
    return ['### ⏱️ Timeline', chart, legend, split];
}
function cache(input) {
    const text = cacheSentence(input);
    const size = cacheSizeLines(input.comparison.record);
    const [mounts, ...lines] = cacheMountLines(input.comparison.record);
    if (text === undefined && mounts === undefined && size.length === 0)
        return undefined;
    return (0,markdown/* blocks */.Bv)('### 🗄️ Cache balance', text, ...size, mounts, lines.join('\n'));
}
function steps(input, level) {
    if (level.steps === 0)
        return [];
    const tables = input.comparison.targets.slice(0, level.images).flatMap((target) => {
        const { ran, cached, shared, total } = target.steps;
        if (total === 0)
            return [];
        const counts = [`${ran} ran`, `${cached} cached`, ...(shared > 0 ? [`${shared} shared`] : [])].join(', ');
        const body = (0,markdown/* blocks */.Bv)(fullStepTable(target, level.steps), cut(total - level.steps, 'step'));
        return [(0,markdown/* details */.zH)(`${(0,names/* nameOf */.Vb)(input, target, text_escape/* htmlCode */.h8)}: ${(0,format/* plural */.LS)(total, 'step')}, ${(0,text_escape/* html */.qy)(counts)}`, body)];
    });
    return tables.length === 0 ? [] : ['### 🪜 Steps', ...tables, '🔸 marks the critical path.'];
}
function summary_trend(input, level) {
    const section = (0,trend/* trendSection */.n)(input);
    return section === undefined ? [] : ['### 📈 Trend', ...trendCharts(input, level.charts), section];
}
function machine(input) {
    const { runner, builder, wallMs, createdAt } = input.comparison.record;
    const parts = [
        `Bake ${(0,format/* duration */.p0)(wallMs)}`,
        runner.cpuModel === undefined ? undefined : (0,footer/* plain */.pj)(runner.cpuModel),
        runner.cores === undefined ? undefined : (0,format/* plural */.LS)(runner.cores, 'core'),
        runner.cpuPressure === undefined ? undefined : `waited for a CPU ${(0,format/* percent */.KN)(runner.cpuPressure)} of the time`,
        builder.driver === undefined ? undefined : `driver ${(0,footer/* plain */.pj)(builder.driver)}`,
        builder.store === undefined ? undefined : `${builder.store} store`,
        builder.buildx === undefined ? undefined : `buildx ${(0,footer/* plain */.pj)(builder.buildx)}`,
        `started ${(0,footer/* plain */.pj)(createdAt)}`,
    ];
    return `<sub>${parts.filter((part) => part !== undefined).join(' · ')}</sub>`;
}


/***/ }),

/***/ 1961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ isShownAsIs),
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   DV: () => (/* binding */ codeBlock),
/* harmony export */   Pl: () => (/* binding */ safeUrl),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   TV: () => (/* binding */ shownLines),
/* harmony export */   Zr: () => (/* binding */ commentId),
/* harmony export */   a4: () => (/* binding */ mermaid),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   em: () => (/* binding */ sentence),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/* unused harmony export fenced */
/**
 * Foreign text made harmless. Targets, stages, files, labels, instructions and messages come from a stranger's pull
 * request; none of them may mention a person, link, start HTML, break a table or write a workflow command.
 *
 * The rule for names is "always code": GitHub resolves mentions, references, links and emoji in text only, never in code.
 */
/** How much of one foreign text is shown, in UTF-16 units, unless the caller says otherwise. */
const MAX_TEXT = 160;
// Marks that reorder or hide text: format characters (bidi controls, zero-width marks, soft hyphen, BOM, tags), letters
// that show nothing (fillers, Khmer inherent vowels), the grapheme joiner and variation selectors.
const INVISIBLE = /\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u180b|\u180c|\u180d|\u180f|\u3164|\uffa0|[\ufe00-\ufe0e]|[\u{e0100}-\u{e01ef}]/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what it is for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;
/** One line of well-formed visible text: line ends become spaces, control and invisible characters `�`. */
function oneLine(value, max = MAX_TEXT) {
    const cut = value.length > max * 4 ? value.slice(0, max * 4) : value;
    const line = visible(cut).replace(/\s+/g, ' ').trim();
    return line.length > max || cut !== value
        ? `${line
            .slice(0, max - 1)
            .toWellFormed()
            .replace(/�$/, '')
            .trimEnd()}…`
        : line;
}
function visible(value) {
    return value.toWellFormed().replace(CONTROL, '�').replace(INVISIBLE, '�');
}
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text or a quoted attribute of HTML. */
function html(value, max = MAX_TEXT) {
    return oneLine(value, max).replace(/[&<>"']/g, (c) => ENTITIES[c]);
}
/**
 * A `<code>` element that is right both in Markdown and in HTML blocks: all punctuation is written as character
 * references, which never act as Markdown; a zero-width space after `@` keeps e-mail addresses from being linked.
 */
function htmlCode(value, max = MAX_TEXT) {
    return `<code>${references(oneLine(value, max) || '(empty)')}</code>`;
}
function references(line) {
    return line.replace(/(?<=\bwww)\.|[^\p{L}\p{N}\p{So}\p{Mn}\p{Mc} ,=+…�−→%?;./()-]/giu, (c) => {
        const named = ENTITIES[c] ?? `&#${c.codePointAt(0)};`;
        return c === '@' ? `${named}&#8203;` : named;
    });
}
/**
 * A code span, in running Markdown or in a table cell. The fence is longer than any run of backticks inside. A pipe would
 * end a table cell even in a code span, GitHub's parser knows no fence longer than 80, and tags should not even look like
 * ours to whoever searches the source: such text is written as {@link htmlCode}.
 */
function code(value, max = MAX_TEXT) {
    const line = oneLine(value, max) || '(empty)';
    if (/[|<]|-->|`{9}/.test(line))
        return htmlCode(value, max);
    const runs = line.match(/`+/g) ?? [];
    const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
    const padding = /^`|`$/.test(line) ? ' ' : '';
    return fence + padding + line + padding + fence;
}
/** Foreign text as running Markdown, for the few places where code would look wrong; nothing in it acts. */
function prose(value, max = 600) {
    return inert(oneLine(value, max));
}
/** A sentence of our own making that may hold names in backticks: balanced pairs become code, the rest is prose. */
function sentence(value, max = 600) {
    const parts = oneLine(value, max).split('`');
    if (parts.length % 2 === 0)
        return prose(value, max);
    return parts.map((part, at) => (at % 2 === 1 ? code(part, max) : inert(part))).join('');
}
/**
 * Text in which neither Markdown nor GitHub's later filters (mentions, references, commit ids, links, emoji, formulas) find
 * anything: punctuation becomes character references, and zero-width spaces part what the filters look for.
 */
function inert(line) {
    return line
        .replace(/[@#:](?=\S)|\bwww(?=\.)|\bGH(?=-)/gi, `$&${PART}`)
        .replace(/\b[0-9a-f]{7,}\b/gi, (id) => id.replace(/.{4}(?=.)/g, `$&${PART}`))
        .replaceAll('$', `${PART}$${PART}`)
        .replace(/[^\p{L}\p{N}\p{So}\p{Mn}\p{Mc} ,…−→.;:()/%?!'"-]/gu, (c) => ENTITIES[c] ?? `&#${c.codePointAt(0)};`)
        .replace(/^(\s*)(-|\d+(?=[.)]))/, `$1&#${PART.charCodeAt(0)};$2`);
}
const PART = '\u200b';
/** A block of foreign lines as preformatted text; an HTML block, in which nothing is Markdown and no tag is left. */
function codeBlock(value, max = 2000) {
    const text = value.length > max ? `${value.slice(0, max)}…` : value;
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => visible(line)
        .trimEnd()
        .replace(/[&<>]/g, (c) => ENTITIES[c]));
    return `<pre>${lines.join('\n').trim()}</pre>`;
}
/** GitHub's parser counts the marks of a fence up to here. */
const LONGEST_FENCE = 255;
/**
 * Foreign lines as a fenced block, up to `max` UTF-16 units of whole lines. The fence is longer than any run of backticks
 * inside; where GitHub's parser could not count that far, the block is a {@link codeBlock}. Characters that nobody sees are
 * shown as `�` ({@link isShownAsIs} tells), as what hides in a patch is what its reader must see.
 */
function fenced(value, language, max) {
    const lines = shownLines(value, max);
    const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map((run) => run.length));
    if (longest + 1 >= LONGEST_FENCE)
        return codeBlock(lines.join('\n'), max + 1);
    const fence = '`'.repeat(longest + 1);
    return [`${fence}${language}`, ...lines, fence].join('\n');
}
/** The lines of a foreign text as they are shown, cut at `max` UTF-16 units. */
function shownLines(value, max) {
    const text = value.length > max ? value.slice(0, max).toWellFormed() : value;
    const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
    return lines.map((line) => visible(line).replace(/[\r\v\f\u2028\u2029]/g, '�'));
}
/** True when {@link fenced} shows the text to the character, so that it can be copied from there. */
function isShownAsIs(value, max) {
    return (value.length <= max && `${shownLines(value, max).join('\n')}\n` === (value.endsWith('\n') ? value : `${value}\n`));
}
/** A label in Mermaid source: only letters, digits and harmless marks stay, as Mermaid has no escape for the others. */
function mermaid(value, max = 40) {
    const line = oneLine(value, max)
        .replace(/[^\p{L}\p{N} .,_/+=@()[\]-]/gu, ' ')
        .replace(/[@()[\]]/g, ' ')
        .replace(/--+/g, '-')
        .replace(/\s+/g, ' ')
        .trim();
    return line === '' ? 'unnamed' : line;
}
/** The inside of an HTML comment: everything but plain name characters is percent-encoded, so `--` cannot occur. */
function commentId(value) {
    const encoded = encodeURIComponent(value.toWellFormed()).replace(/[!'()*~]/g, percentHex);
    return encoded.replace(/-(?=-|$)|^-/g, percentHex).slice(0, 400);
}
function percentHex(c) {
    return `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
}
/** An absolute `http(s)` URL that is safe as a Markdown link target, or undefined. */
function safeUrl(value) {
    if (value === undefined || value.length > 2000 || !URL.canParse(value))
        return undefined;
    const url = new URL(value);
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return undefined;
    if (url.username !== '' || url.password !== '')
        return undefined;
    return url.href.replace(/[()<>"'`|\\*_~[\]{}]/g, percentHex);
}


/***/ }),

/***/ 7565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GL: () => (/* binding */ sizeDelta),
/* harmony export */   JK: () => (/* binding */ durationPair),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   oe: () => (/* binding */ bytesDelta),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   pm: () => (/* binding */ clock),
/* harmony export */   yA: () => (/* binding */ percentDelta),
/* harmony export */   yO: () => (/* binding */ bytesPair),
/* harmony export */   yn: () => (/* binding */ countDelta),
/* harmony export */   zd: () => (/* binding */ durationDelta)
/* harmony export */ });
/**
 * Figures as a reader sees them. MB is 10⁶ bytes; three significant digits, rounded half away from zero; a minus sign is
 * U+2212. What rounds to the same text although it differs is written finer, so that no line says "185 MB > 185 MB".
 */
const MINUS = '−';
const UNITS = [
    { name: 'B', bytes: 1 },
    { name: 'kB', bytes: 1e3 },
    { name: 'MB', bytes: 1e6 },
    { name: 'GB', bytes: 1e9 },
    { name: 'TB', bytes: 1e12 },
];
/** Digits after the point that give three significant ones. */
function decimals(value) {
    if (value >= 100)
        return 0;
    return value >= 10 ? 1 : 2;
}
/** Groups digits by three with a thin separator a reader cannot take for a decimal point: `184,612,345`. */
function count(value) {
    const digits = String(Math.round(Math.abs(value))).replace(/\B(?=(?:\d{3})+$)/g, ',');
    return value < 0 && digits !== '0' ? MINUS + digits : digits;
}
function unsignedBytes(bytes) {
    const size = Math.abs(bytes);
    let unit = UNITS.findLast((u) => size >= u.bytes) ?? UNITS[0];
    if (unit.bytes === 1)
        return `${count(size)} B`;
    // 999.9 kB would print as "1000 kB": the next unit says it better.
    const next = UNITS[UNITS.indexOf(unit) + 1];
    if (next !== undefined && Number((size / unit.bytes).toFixed(decimals(size / unit.bytes))) >= 1000)
        unit = next;
    const scaled = size / unit.bytes;
    const rounded = Number(scaled.toFixed(decimals(scaled)));
    return `${rounded.toFixed(decimals(rounded))} ${unit.name}`;
}
/** A size to three significant digits: `184 MB`, `41.0 MB`, `512 B`. Input in bytes. */
function bytes(value) {
    return (value < 0 ? MINUS : '') + unsignedBytes(value);
}
/** A difference of sizes: `+38.2 MB`, `−512 B`, `±0`. Input in bytes. */
function bytesDelta(delta) {
    if (delta === 0)
        return '±0';
    return (delta < 0 ? MINUS : '+') + unsignedBytes(delta);
}
/** A difference of an image's size, which one only where it is not the compressed one: `+20.0 MB uncompressed`. */
function sizeDelta(size) {
    return `${bytesDelta(size.change.delta ?? 0)}${size.kind === 'uncompressed' ? ' uncompressed' : ''}`;
}
/** Ever finer ways to write a size, the last one exact. */
function* finerBytes(value) {
    const sign = value < 0 ? MINUS : '';
    const size = Math.abs(value);
    yield sign + unsignedBytes(size);
    const largest = UNITS.findLastIndex((u) => size >= u.bytes);
    for (let at = Math.max(largest, 0); at > 0; at--) {
        const unit = UNITS[at];
        const [whole, part] = (size / unit.bytes).toFixed(2).split('.');
        yield `${sign}${count(Number(whole))}.${part} ${unit.name}`;
    }
    yield `${sign}${count(size)} B`;
}
/** Two sizes to be compared, written in the coarsest way in which different sizes look different. Input in bytes. */
function bytesPair(a, b) {
    if (a === b)
        return [bytes(a), bytes(b)];
    const left = [...finerBytes(a)];
    const right = [...finerBytes(b)];
    for (let at = 0; at < Math.max(left.length, right.length); at++) {
        const pair = [left[Math.min(at, left.length - 1)], right[Math.min(at, right.length - 1)]];
        if (pair[0] !== pair[1])
            return [...pair];
    }
    return [`${a} B`, `${b} B`];
}
/** A share with its sign: `+26.1 %`, `−0.4 %`, `< +0.1 %` when it is smaller than the digit shown. Input 0.261. */
function percentDelta(ratio) {
    if (ratio === 0)
        return '±0 %';
    const sign = ratio < 0 ? MINUS : '+';
    const value = Math.abs(ratio) * 100;
    if (value < 0.05)
        return `${sign}<0.1 %`;
    return `${sign}${value >= 99.95 ? count(value) : value.toFixed(1)} %`;
}
/** A share without sign: `76 %`. Input 0.76. A share that is not all never reads 100 %, nor one above nothing 0 %. */
function percent(ratio) {
    const value = Math.round(ratio * 100);
    if (value === 100 && ratio < 1)
        return '99 %';
    if (value === 0 && ratio > 0)
        return '<1 %';
    return `${value} %`;
}
/** A length of time: `0.3 s`, `48 s`, `2 m 41 s`, `1 h 02 m`. Input in milliseconds. */
function duration(ms) {
    return (ms < 0 ? MINUS : '') + unsignedDuration(Math.abs(ms));
}
function unsignedDuration(ms) {
    if (ms === 0)
        return '0 s';
    if (ms < 50)
        return '<0.1 s';
    if (ms < 9950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} m ${pad(seconds % 60)} s`;
    const minutes = Math.round(ms / 60_000);
    return `${count(Math.floor(minutes / 60))} h ${pad(minutes % 60)} m`;
}
function pad(value) {
    return String(value).padStart(2, '0');
}
/** A difference of times: `+12 s`, `−1 m 03 s`, `±0`. Input in milliseconds. */
function durationDelta(delta) {
    if (delta === 0)
        return '±0';
    return (delta < 0 ? MINUS : '+') + unsignedDuration(Math.abs(delta));
}
/** Two times to be compared; milliseconds where they would read alike. Input in milliseconds. */
function durationPair(a, b) {
    const pair = [duration(a), duration(b)];
    return a === b || pair[0] !== pair[1] ? pair : [`${count(a)} ms`, `${count(b)} ms`];
}
/** A count with its sign: `+3`, `−1`, `±0`. */
function countDelta(delta) {
    if (delta === 0)
        return '±0';
    return delta > 0 ? `+${count(delta)}` : count(delta);
}
/** A word in its number: `1 step`, `5 steps`. */
function plural(value, one, many = `${one}s`) {
    return `${count(value)} ${value === 1 ? one : many}`;
}
/** The beginning of a commit id or digest, as far as people read it: `9f3c1a2`, `sha256:1a2b3c4`. */
function short(id) {
    const [, algorithm = '', hex = id] = /^(\w+:)?(.*)$/s.exec(id) ?? [];
    return algorithm + hex.slice(0, 7);
}
/** Time of day for the footer: `14:02 UTC`. */
function clock(at) {
    return `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())} UTC`;
}


/***/ }),

/***/ 6033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ inlineHtml),
/* harmony export */   w: () => (/* binding */ plainText)
/* harmony export */ });
/**
 * Our own one-line Markdown as HTML or plain text, so that the page says what the comment says. It knows only what the
 * report's builders write: code spans, `<code>` elements, bold, links and character references. All else is text.
 */
const CODE = (fence) => `(?<${fence}>\`+)(?!\`).+?(?<!\`)\\k<${fence}>(?!\`)|<code>[^<]*</code>`;
const LINK = `\\[(?<text>(?:${CODE('inner')}|[^\\][\`<])+)\\]\\((?<url>https?:[^\\s()]+)\\)`;
const TOKEN = new RegExp(`(?<code>${CODE('outer')})|\\*\\*(?<bold>.+?)\\*\\*|${LINK}`, 's');
/** The line as HTML that holds no element but code, b and a. */
function inlineHtml(markdown) {
    return walk(markdown, {
        text: (text) => text
            .replace(/&(?!(?:#\d+|[a-z]+);)/gi, '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;'),
        code: (text) => `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code>`,
        bold: (inner) => `<b>${inlineHtml(inner)}</b>`,
        link: (inner, url) => `<a href="${url.replaceAll('"', '%22')}" rel="noreferrer">${inlineHtml(inner)}</a>`,
    });
}
/** The line as a reader would hear it, without marks. */
function plainText(markdown) {
    return walk(markdown, { text: decode, code: (text) => text, bold: plainText, link: plainText });
}
function walk(markdown, write) {
    let rest = markdown;
    let out = '';
    for (let match = TOKEN.exec(rest); match !== null; match = TOKEN.exec(rest)) {
        const { code, bold, text, url } = match.groups;
        out += write.text(rest.slice(0, match.index));
        if (code !== undefined)
            out += write.code(inside(code));
        else if (bold !== undefined)
            out += write.bold(bold);
        else
            out += write.link(text, url);
        rest = rest.slice(match.index + match[0].length);
    }
    return out + write.text(rest);
}
/** What is in a code span or element; one space at both ends of a span is not part of it. */
function inside(code) {
    if (code.startsWith('<'))
        return decode(code.slice('<code>'.length, -'</code>'.length));
    const text = code.replace(/^(`+)(.*)\1$/s, '$2');
    return /^ .*[^ ].* $/s.test(text) ? text.slice(1, -1) : text;
}
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"' };
function decode(html) {
    return html.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, point, name) => {
        return point === undefined ? NAMED[name] : String.fromCodePoint(Number(point));
    });
}


/***/ }),

/***/ 3743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mm: () => (/* binding */ excess),
/* harmony export */   PW: () => (/* binding */ limitText),
/* harmony export */   b9: () => (/* binding */ metricNoun),
/* harmony export */   cT: () => (/* binding */ missed),
/* harmony export */   fq: () => (/* binding */ budgetKey)
/* harmony export */ });
/* unused harmony exports sinceWords, figure, actualAndAllowed */
/* harmony import */ var _budget_metrics_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6996);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1961);
/* harmony import */ var _format_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7565);
/** A judgement in words: what was measured, what was allowed, and by how much it is off. */



const NOUNS = {
    size: 'image',
    'update-size': 'update',
    uncompressed: 'uncompressed image',
    layers: 'layers',
    files: 'files',
    waste: 'wasted space',
    time: 'build time',
    'adjusted-time': 'build time without cache misses',
    'cache-hits': 'cached steps',
};
/** What the metric is called in a sentence: `image`, `build time`, … */
function metricNoun(metric) {
    return NOUNS[metric];
}
/** The key of the budget file that set the limit: `size.max-increase`, `since.release.size.max-increase`. */
function budgetKey({ metric, limit, since }) {
    return `${since === undefined ? '' : `since.${since.point}.`}${metric}.${limit}`;
}
/** ` since v1.2.3` where that is what a judgement compares with; the tag as `write` has it. */
function sinceWords({ since }, write = _escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY) {
    return since === undefined ? '' : ` since ${write(since.name, 60)}`;
}
/** Shares are judged in percent (budget/verdict.ts). */
function share(value) {
    return (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .percent */ .KN)(value / 100);
}
const PLAIN = { bytes: _format_js__WEBPACK_IMPORTED_MODULE_2__/* .bytes */ .ee, ms: _format_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0, share, count: _format_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9 };
const SIGNED = {
    bytes: _format_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesDelta */ .oe,
    ms: _format_js__WEBPACK_IMPORTED_MODULE_2__/* .durationDelta */ .zd,
    share: (value) => (value < 0 ? `−${share(-value)}` : `+${share(value)}`),
    count: _format_js__WEBPACK_IMPORTED_MODULE_2__/* .countDelta */ .yn,
};
/** A figure of a metric: `184 MB`, `2 m 41 s`, `64 %`, `25`. */
function figure(metric, value) {
    return PLAIN[_budget_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .METRIC_FACTS */ .b$[metric].unit](value);
}
/** The figure judged and the one allowed, signed for increases, never written alike when they differ. */
function actualAndAllowed(judgement) {
    const { actual, allowed } = judgement;
    const kind = _budget_metrics_js__WEBPACK_IMPORTED_MODULE_0__/* .METRIC_FACTS */ .b$[judgement.metric].unit;
    const increase = judgement.limit === 'max-increase';
    const write = (value) => (increase ? SIGNED : PLAIN)[kind](value);
    if (actual === undefined || allowed === undefined) {
        return [actual === undefined ? undefined : write(actual), allowed === undefined ? undefined : write(allowed)];
    }
    const pair = kind === 'bytes' ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesPair */ .yO)(actual, allowed) : kind === 'ms' ? (0,_format_js__WEBPACK_IMPORTED_MODULE_2__/* .durationPair */ .JK)(actual, allowed) : undefined;
    if (pair === undefined || (write(actual) !== write(allowed) && actual !== allowed))
        return [write(actual), write(allowed)];
    return increase ? [signed(pair[0], actual), signed(pair[1], allowed)] : pair;
}
function signed(text, value) {
    return value > 0 ? `+${text}` : text;
}
/** By how much a limit is missed, without sign: `18.2 MB`; undefined when that is not known. */
function excess(judgement) {
    if (judgement.actual === undefined || judgement.allowed === undefined)
        return undefined;
    return figure(judgement.metric, Math.abs(judgement.actual - judgement.allowed));
}
/** For the headline: `image +38.2 MB (limit +20.0 MB)`, `image +38.2 MB since v1.2.3 (limit +20.0 MB)`. */
function missed(judgement) {
    const [actual, allowed] = actualAndAllowed(judgement);
    const limit = allowed === undefined ? '' : ` (${judgement.limit === 'min' ? 'at least' : 'limit'} ${allowed})`;
    return `${metricNoun(judgement.metric)} ${actual ?? 'unknown'}${sinceWords(judgement)}${limit}`;
}
/** For a table cell, beside the figure itself: `limit 60.0 MB`, `limit +20.0 MB`, `time limit 50 s`. */
function limitText(judgement) {
    const [, allowed] = actualAndAllowed(judgement);
    const words = [SHORT[judgement.metric], judgement.limit === 'min' ? 'at least' : 'limit', allowed];
    return `${words.filter((word) => word !== undefined && word !== '').join(' ')}${sinceWords(judgement)}`;
}
const SHORT = {
    ...NOUNS,
    size: '',
    uncompressed: 'uncompressed',
    time: 'time',
    'adjusted-time': 'adjusted time',
    waste: 'waste',
};


/***/ }),

/***/ 3055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Bv: () => (/* binding */ blocks),
  Cr: () => (/* binding */ bold),
  zH: () => (/* binding */ details),
  nf: () => (/* binding */ markdown_link),
  tp: () => (/* binding */ table),
  w6: () => (/* binding */ unitsUnbroken)
});

;// CONCATENATED MODULE: ./node_modules/markdown-table/index.js
// To do: next major: remove.
/**
 * @typedef {Options} MarkdownTableOptions
 *   Configuration.
 */

/**
 * @typedef Options
 *   Configuration.
 * @property {boolean | null | undefined} [alignDelimiters=true]
 *   Whether to align the delimiters (default: `true`);
 *   they are aligned by default:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   Pass `false` to make them staggered:
 *
 *   ```markdown
 *   | Alpha | B |
 *   | - | - |
 *   | C | Delta |
 *   ```
 * @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
 *   How to align columns (default: `''`);
 *   one style for all columns or styles for their respective columns;
 *   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
 *   other values are treated as `''`, which doesn’t place the colon in the
 *   alignment row but does align left;
 *   *only the lowercased first character is used, so `Right` is fine.*
 * @property {boolean | null | undefined} [delimiterEnd=true]
 *   Whether to end each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B
 *   | ----- | -----
 *   | C     | Delta
 *   ```
 * @property {boolean | null | undefined} [delimiterStart=true]
 *   Whether to begin each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are starting delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no starting delimiters:
 *
 *   ```markdown
 *   Alpha | B     |
 *   ----- | ----- |
 *   C     | Delta |
 *   ```
 * @property {boolean | null | undefined} [padding=true]
 *   Whether to add a space of padding between delimiters and cells
 *   (default: `true`).
 *
 *   When `true`, there is padding:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there is no padding:
 *
 *   ```markdown
 *   |Alpha|B    |
 *   |-----|-----|
 *   |C    |Delta|
 *   ```
 * @property {((value: string) => number) | null | undefined} [stringLength]
 *   Function to detect the length of table cell content (optional);
 *   this is used when aligning the delimiters (`|`) between table cells;
 *   full-width characters and emoji mess up delimiter alignment when viewing
 *   the markdown source;
 *   to fix this, you can pass this function,
 *   which receives the cell content and returns its “visible” size;
 *   note that what is and isn’t visible depends on where the text is displayed.
 *
 *   Without such a function, the following:
 *
 *   ```js
 *   markdownTable([
 *     ['Alpha', 'Bravo'],
 *     ['中文', 'Charlie'],
 *     ['👩‍❤️‍👩', 'Delta']
 *   ])
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo |
 *   | - | - |
 *   | 中文 | Charlie |
 *   | 👩‍❤️‍👩 | Delta |
 *   ```
 *
 *   With [`string-width`](https://github.com/sindresorhus/string-width):
 *
 *   ```js
 *   import stringWidth from 'string-width'
 *
 *   markdownTable(
 *     [
 *       ['Alpha', 'Bravo'],
 *       ['中文', 'Charlie'],
 *       ['👩‍❤️‍👩', 'Delta']
 *     ],
 *     {stringLength: stringWidth}
 *   )
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo   |
 *   | ----- | ------- |
 *   | 中文  | Charlie |
 *   | 👩‍❤️‍👩    | Delta   |
 *   ```
 */

/**
 * @param {string} value
 *   Cell value.
 * @returns {number}
 *   Cell size.
 */
function defaultStringLength(value) {
  return value.length
}

/**
 * Generate a markdown
 * ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
 * table.
 *
 * @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
 *   Table data (matrix of strings).
 * @param {Readonly<Options> | null | undefined} [options]
 *   Configuration (optional).
 * @returns {string}
 *   Result.
 */
function markdownTable(table, options) {
  const settings = options || {}
  // To do: next major: change to spread.
  const align = (settings.align || []).concat()
  const stringLength = settings.stringLength || defaultStringLength
  /** @type {Array<number>} Character codes as symbols for alignment per column. */
  const alignments = []
  /** @type {Array<Array<string>>} Cells per row. */
  const cellMatrix = []
  /** @type {Array<Array<number>>} Sizes of each cell per row. */
  const sizeMatrix = []
  /** @type {Array<number>} */
  const longestCellByColumn = []
  let mostCellsPerRow = 0
  let rowIndex = -1

  // This is a superfluous loop if we don’t align delimiters, but otherwise we’d
  // do superfluous work when aligning, so optimize for aligning.
  while (++rowIndex < table.length) {
    /** @type {Array<string>} */
    const row = []
    /** @type {Array<number>} */
    const sizes = []
    let columnIndex = -1

    if (table[rowIndex].length > mostCellsPerRow) {
      mostCellsPerRow = table[rowIndex].length
    }

    while (++columnIndex < table[rowIndex].length) {
      const cell = serialize(table[rowIndex][columnIndex])

      if (settings.alignDelimiters !== false) {
        const size = stringLength(cell)
        sizes[columnIndex] = size

        if (
          longestCellByColumn[columnIndex] === undefined ||
          size > longestCellByColumn[columnIndex]
        ) {
          longestCellByColumn[columnIndex] = size
        }
      }

      row.push(cell)
    }

    cellMatrix[rowIndex] = row
    sizeMatrix[rowIndex] = sizes
  }

  // Figure out which alignments to use.
  let columnIndex = -1

  if (typeof align === 'object' && 'length' in align) {
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = toAlignment(align[columnIndex])
    }
  } else {
    const code = toAlignment(align)

    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = code
    }
  }

  // Inject the alignment row.
  columnIndex = -1
  /** @type {Array<string>} */
  const row = []
  /** @type {Array<number>} */
  const sizes = []

  while (++columnIndex < mostCellsPerRow) {
    const code = alignments[columnIndex]
    let before = ''
    let after = ''

    if (code === 99 /* `c` */) {
      before = ':'
      after = ':'
    } else if (code === 108 /* `l` */) {
      before = ':'
    } else if (code === 114 /* `r` */) {
      after = ':'
    }

    // There *must* be at least one hyphen-minus in each alignment cell.
    let size =
      settings.alignDelimiters === false
        ? 1
        : Math.max(
            1,
            longestCellByColumn[columnIndex] - before.length - after.length
          )

    const cell = before + '-'.repeat(size) + after

    if (settings.alignDelimiters !== false) {
      size = before.length + size + after.length

      if (size > longestCellByColumn[columnIndex]) {
        longestCellByColumn[columnIndex] = size
      }

      sizes[columnIndex] = size
    }

    row[columnIndex] = cell
  }

  // Inject the alignment row.
  cellMatrix.splice(1, 0, row)
  sizeMatrix.splice(1, 0, sizes)

  rowIndex = -1
  /** @type {Array<string>} */
  const lines = []

  while (++rowIndex < cellMatrix.length) {
    const row = cellMatrix[rowIndex]
    const sizes = sizeMatrix[rowIndex]
    columnIndex = -1
    /** @type {Array<string>} */
    const line = []

    while (++columnIndex < mostCellsPerRow) {
      const cell = row[columnIndex] || ''
      let before = ''
      let after = ''

      if (settings.alignDelimiters !== false) {
        const size =
          longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0)
        const code = alignments[columnIndex]

        if (code === 114 /* `r` */) {
          before = ' '.repeat(size)
        } else if (code === 99 /* `c` */) {
          if (size % 2) {
            before = ' '.repeat(size / 2 + 0.5)
            after = ' '.repeat(size / 2 - 0.5)
          } else {
            before = ' '.repeat(size / 2)
            after = before
          }
        } else {
          after = ' '.repeat(size)
        }
      }

      if (settings.delimiterStart !== false && !columnIndex) {
        line.push('|')
      }

      if (
        settings.padding !== false &&
        // Don’t add the opening space if we’re not aligning and the cell is
        // empty: there will be a closing space.
        !(settings.alignDelimiters === false && cell === '') &&
        (settings.delimiterStart !== false || columnIndex)
      ) {
        line.push(' ')
      }

      if (settings.alignDelimiters !== false) {
        line.push(before)
      }

      line.push(cell)

      if (settings.alignDelimiters !== false) {
        line.push(after)
      }

      if (settings.padding !== false) {
        line.push(' ')
      }

      if (
        settings.delimiterEnd !== false ||
        columnIndex !== mostCellsPerRow - 1
      ) {
        line.push('|')
      }
    }

    lines.push(
      settings.delimiterEnd === false
        ? line.join('').replace(/ +$/, '')
        : line.join('')
    )
  }

  return lines.join('\n')
}

/**
 * @param {string | null | undefined} [value]
 *   Value to serialize.
 * @returns {string}
 *   Result.
 */
function serialize(value) {
  return value === null || value === undefined ? '' : String(value)
}

/**
 * @param {string | null | undefined} value
 *   Value.
 * @returns {number}
 *   Alignment.
 */
function toAlignment(value) {
  const code = typeof value === 'string' ? value.codePointAt(0) : 0

  return code === 67 /* `C` */ || code === 99 /* `c` */
    ? 99 /* `c` */
    : code === 76 /* `L` */ || code === 108 /* `l` */
      ? 108 /* `l` */
      : code === 82 /* `R` */ || code === 114 /* `r` */
        ? 114 /* `r` */
        : 0
}

;// CONCATENATED MODULE: ./lib/report/text/markdown.js
/** The few Markdown constructions the reports are made of. */

/** A GFM table; columns whose cells are all empty are left out. Cells must be escaped already. */
function table(columns, rows) {
    const used = columns.map((_, at) => at).filter((at) => at === 0 || rows.some((row) => (row[at] ?? '') !== ''));
    const body = rows.map((row) => used.map((at) => cell(row[at] ?? '', columns[at].figures ?? false)));
    return markdownTable([used.map((at) => columns[at].head), ...body], {
        align: used.map((at) => (columns[at].figures ? 'r' : 'l')),
        alignDelimiters: false,
    });
}
/** Figures keep their unit on the same line: a table in a comment is narrow, and "+11" above "s" is hard to read. */
function cell(text, figures) {
    if (text === '')
        return '—';
    return figures ? text.replace(/ (?!\()/g, NO_BREAK) : text;
}
const NO_BREAK = '\u00a0';
/** Words with figures, for a narrow column: each figure keeps its unit on its line. */
function unitsUnbroken(text) {
    return text.replace(/(?<=\d) /g, NO_BREAK);
}
/** A folded section. `summary` is HTML inside (escape with html or htmlCode), `body` Markdown. */
function details(summary, body) {
    return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
/** Bold, only for what breaks a budget. */
function bold(text) {
    return `**${text}**`;
}
/** A link, or the text alone when there is no URL to trust. */
function markdown_link(text, url) {
    return url === undefined ? text : `[${text}](${url})`;
}
/** Blocks one below the other, empty ones left out. */
function blocks(...parts) {
    return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}


/***/ }),

/***/ 9412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ platformName),
/* harmony export */   Ac: () => (/* binding */ mergeLines),
/* harmony export */   Te: () => (/* binding */ inBrackets),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   ik: () => (/* binding */ place),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   tO: () => (/* binding */ imageName),
/* harmony export */   u: () => (/* binding */ stepName)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);

/** A target, and its platform where the bake has more than one: `` `backend` amd64 ``. */
function imageName(input, target, platform, write = _escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY) {
    const platforms = new Set(input.comparison.targets.map((t) => t.platform));
    if (platform === undefined || platforms.size < 2)
        return write(target);
    return `${write(target)} ${platformName(platform, platforms, write)}`;
}
/** {@link imageName} of a compared image. */
function nameOf(input, target, write = _escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY) {
    return imageName(input, target.target, target.platform, write);
}
/** `amd64` when all platforms are Linux, else `windows/amd64`; anything unusual is shown as code. */
function platformName(platform, all, write) {
    if (!/^[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9.]+)?$/.test(platform))
        return write(platform);
    return [...all].every((p) => p.startsWith('linux/')) ? platform.slice('linux/'.length) : platform;
}
/**
 * A step by its instruction: `` `RUN npm ci` ``. What it mounts stays out: it stands before what the step does, which would
 * seldom fit behind it. So do the ends of its lines.
 */
function stepName(step, write = _escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY, max = 60) {
    const line = step.instruction.replace(/\s\\\s+/g, ' ');
    return write(line.replace(/^(RUN\s+)(?:--(?:mount|network|security)=\S+\s+)+/i, '$1'), max);
}
/** Where something stands: `` `Dockerfile:12` ``, or nothing when that is not known. */
function place(at, write = _escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY) {
    if (at.file === undefined)
        return at.line === undefined ? undefined : `line ${at.line}`;
    return write(at.line === undefined ? at.file : `${at.file}:${at.line}`, 100);
}
/** Like {@link place}, in brackets with a space before it, ready to follow a name. */
function inBrackets(...parts) {
    const known = parts.filter((part) => part !== undefined && part !== '');
    return known.length === 0 ? '' : ` (${known.join(', ')})`;
}
/** `a`, `a and b`, `a, b and c`. */
function list(parts) {
    return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
/**
 * Lines that say the same of several platforms of one target become one: `` `backend` amd64 and arm64 +38 MB: … ``.
 * The order is that of the first line of each kind.
 */
function mergeLines(input, lines) {
    const same = Map.groupBy(lines, (line) => JSON.stringify([line.target, line.text]));
    return [...same.values()].map((group) => {
        const [first, ...rest] = group;
        const name = first.target === 'total' && first.platform === undefined
            ? 'total'
            : imageName(input, first.target, first.platform);
        const platforms = new Set(input.comparison.targets.map((t) => t.platform));
        const others = rest.flatMap((line) => line.platform === undefined ? [] : platformName(line.platform, platforms, _escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY));
        return { name: list([name, ...others]), text: first.text };
    });
}


/***/ }),

/***/ 6222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ verdictLine)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1961);
/* harmony import */ var _text_format_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7565);
/* harmony import */ var _text_judgement_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3743);
/* harmony import */ var _text_names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9412);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4127);





/** How many images a headline names before it counts the rest. */
const NAMED = 3;
const LINES = {
    failed: (input) => `💥 Build failed: ${failures(input)}`,
    canceled: () => '⏹️ Build canceled',
    over: (input) => `❌ Over budget: ${brokenOnes(input, 'fail')}${rest(input)}`,
    warn: (input) => `⚠️ ${warning(input)}: ${brokenOnes(input, 'warn')}${rest(input)}`,
    unjudged: (input) => `${input.verdict.level === 'fail' ? '❌' : '⚠️'} Not judged: ${unjudgedOnes(input)}`,
    nothing: (input) => `✅ ${nothing(input)}`,
    'first-run': (input) => `🆕 No baseline yet${judged(input) ? ', within budget' : ''}: ${sizes(input)}`,
    changed: (input) => `${judged(input) ? '✅ Within budget' : noBudget(input)}: ${changes(input)}${rest(input)}`,
    unchanged: (input) => `✅ ${judged(input) ? 'Within budget, nothing' : 'Nothing'} changed${rest(input)}`,
};
/** The headline without its `###`: emoji, verdict in words, what it is about. */
function verdictLine(input) {
    return LINES[(0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .stateOf */ .L4)(input)](input);
}
/** Of a bake without a single image to compare: a group that is empty, or targets that only ask or check. */
function nothing({ comparison }) {
    const asked = comparison.record.targets.filter(({ outcome }) => outcome !== 'not-built').map(({ name }) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name));
    if (asked.length === 0)
        return 'Nothing to build';
    return `${shortList(asked)} ${asked.length === 1 ? 'makes no image' : 'make no images'}, nothing to compare`;
}
function warning(input) {
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .broken */ .mw)(input).some((j) => j.overridden !== undefined) ? 'Over budget, but allowed' : 'Budget warning';
}
function noBudget(input) {
    return input.verdict.judgements.length > 0 ? 'ℹ️ No limit judged' : 'ℹ️ No budget set';
}
/** How many limits could not be judged, whatever the reason: not judged is not passed. */
function rest(input) {
    const skipped = input.comparison.record.targets.filter(({ outcome }) => outcome === 'not-built');
    const names = new Set(skipped.map(({ name }) => name));
    const open = input.verdict.judgements.filter((j) => j.notJudged !== undefined && !names.has(j.target));
    return open.length === 0 ? '' : `, ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(open.length, 'limit')} not judged`;
}
/** "`backend` and `frontend` image (no baseline)": the limits that have no figures, images of which the same is said once. */
function unjudgedOnes(input) {
    const lines = byImage((0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .unjudged */ .bC)(input)).map((judgements) => {
        const reasons = Map.groupBy(judgements, (judgement) => judgement.notJudged);
        const text = [...reasons].map(([reason, same]) => {
            const nouns = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)([...new Set(same.map(({ metric }) => (0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_2__/* .metricNoun */ .b9)(metric)))]);
            return `${nouns} (${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .sentence */ .em)(reason, 80)})`;
        });
        return { target: judgements[0].target, platform: judgements[0].platform, text: text.join(', ') };
    });
    const same = Map.groupBy((0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeLines */ .Ac)(input, lines), ({ text }) => text);
    return shortened([...same].map(([text, ones]) => `${shortList(ones.map(({ name }) => name))} ${text}`));
}
function shortList(names) {
    return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(names.length > NAMED ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names);
}
function byImage(judgements) {
    return [...Map.groupBy(judgements, ({ target, platform }) => JSON.stringify([target, platform])).values()];
}
/** True when at least one limit was really compared with a figure. */
function judged(input) {
    return input.verdict.judgements.some((j) => j.notJudged === undefined);
}
function failures(input) {
    const failed = input.comparison.record.targets.filter((target) => target.outcome === 'failed');
    const first = failed.find((target) => target.failure !== undefined) ?? failed[0];
    if (first === undefined)
        return 'the bake did not finish';
    const { failure } = first;
    const platform = first.platforms.find((p) => p.platform === failure?.platform) ?? first.platforms[0];
    const step = failure?.step === undefined ? undefined : platform?.steps[failure.step];
    const at = step === undefined ? '' : ` at ${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .stepName */ .u)(step)}`;
    const where = failure === undefined ? undefined : (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .place */ .ik)({ ...step, ...failure });
    const more = failed.length > 1 ? ` and ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(failed.length - 1, 'more target')}` : '';
    return `${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .imageName */ .tO)(input, first.name, failure?.platform)}${at}${where === undefined ? '' : ` (${where})`}${more}`;
}
function brokenOnes(input, level) {
    const ones = (0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .broken */ .mw)(input).filter((judgement) => judgement.level === level);
    const lines = byImage(ones).map((judgements) => {
        const [worst] = judgements;
        const more = judgements.length > 1 ? ` and ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(judgements.length - 1, 'more limit')}` : '';
        return { target: worst.target, platform: worst.platform, text: `${(0,_text_judgement_text_js__WEBPACK_IMPORTED_MODULE_2__/* .missed */ .cT)(worst)}${more}` };
    });
    return shortened((0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeLines */ .Ac)(input, lines).map(({ name, text }) => `${name} ${text}`));
}
/** The first two, and how many more there are. */
function shortened(parts) {
    const rest = parts.length - 2;
    return rest > 0 ? `${parts.slice(0, 2).join(' · ')} · ${rest} more` : parts.join(' · ');
}
function sizes(input) {
    const parts = input.comparison.targets.map((target) => {
        const size = target.compressed ?? target.uncompressed;
        if (target.record.noImage !== undefined)
            return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(input, target);
        return `${(0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(input, target)} ${size === undefined ? '(size unknown)' : (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(size.now)}`;
    });
    return named(parts);
}
function changes(input) {
    const targets = input.comparison.targets.filter((target) => (0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .moved */ .aW)(input, target));
    if (targets.length === 0)
        return (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)([`${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(input.comparison.notBuilt.length, 'target')} not built, nothing else changed`]);
    return named(targets.toSorted((a, b) => weight(b) - weight(a)).map((target) => changeOf(input, target)));
}
function weight(target) {
    return Math.abs((0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .sizeOf */ .$d)(target)?.change.delta ?? 0);
}
function changeOf(input, target) {
    const name = (0,_text_names_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(input, target);
    if (target.before === undefined)
        return `${name} is new${target.compressed ? `, ${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .bytes */ .ee)(target.compressed.now)}` : ''}`;
    const size = (0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .sizeOf */ .$d)(target);
    const parts = [
        target.sizeMoved !== undefined && size !== undefined ? (0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .sizeDelta */ .GL)(size) : undefined,
        (0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .sizeUnknown */ .iJ)(target) ? 'has a size that is not known' : undefined,
        (0,_state_js__WEBPACK_IMPORTED_MODULE_4__/* .timeMoved */ .V9)(input, target) && target.time?.delta !== undefined
            ? `${(0,_text_format_js__WEBPACK_IMPORTED_MODULE_1__/* .durationDelta */ .zd)(target.time.delta)} to build`
            : undefined,
    ].filter((part) => part !== undefined);
    return `${name} ${parts.join(', ') || 'changed, with the same size'}`;
}
function named(parts) {
    const rest = parts.length - NAMED;
    return rest > 0 ? `${parts.slice(0, NAMED).join(' · ')} · ${rest} more` : parts.join(' · ');
}


/***/ }),

/***/ 2452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ defined)
/* harmony export */ });
/** Drops undefined properties: in our data what is unknown is absent. */
function defined(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}


/***/ }),

/***/ 9751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ errorText)
/* harmony export */ });
/** What an error says, as a part of a sentence; anything else that was thrown, as text. */
function errorText(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 6039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   eB: () => (/* binding */ asObject)
/* harmony export */ });
/* unused harmony exports isObject, asArray, asString, asCount, timeOf */
/**
 * Reading JSON whose shape is not ours: each function gives the value when it is of the kind asked for, else nothing.
 */
/** True for a JSON object: not an array and not null. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** The JSON object itself, or nothing. */
function asObject(value) {
    return isObject(value) ? value : undefined;
}
/** The array itself, or an empty one. */
function asArray(value) {
    return Array.isArray(value) ? value : [];
}
function asString(value) {
    return typeof value === 'string' ? value : undefined;
}
/** A byte count or line number: a whole number from 0. BuildKit writes -1 for "unknown" (graphdriver, docs/internals/images.md: Sizes). */
function asCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
/**
 * Epoch ms, with a fraction, of a Go RFC 3339 time. Date.parse alone would cut the nanoseconds to milliseconds and
 * make short steps look instantaneous. Years outside 2000 to 2200 are Go's zero time or nonsense: undefined.
 */
function timeOf(text) {
    const match = text === undefined ? null : /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.exec(text);
    if (match === null)
        return undefined;
    const seconds = Date.parse(`${match[1]}${match[3]}`);
    if (!(seconds > 946_684_800_000 && seconds < 7_258_118_400_000))
        return undefined;
    return seconds + (match[2] === undefined ? 0 : Number(match[2]) * 1000);
}


/***/ }),

/***/ 2310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (/* binding */ loadBudgets)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
// EXTERNAL MODULE: ./lib/budget/budgets.js + 1 modules
var budget_budgets = __nccwpck_require__(7076);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
// EXTERNAL MODULE: ./lib/budget/expression.js
var budget_expression = __nccwpck_require__(3847);
// EXTERNAL MODULE: ./lib/budget/metrics.js
var budget_metrics = __nccwpck_require__(6996);
;// CONCATENATED MODULE: ./lib/budget/near.js
/** Finding the word somebody meant. */
/**
 * The candidate nearest to `word` by optimal string alignment (insert, delete, replace, swap of neighbours), or
 * undefined when none is near: at most a third of the letters may differ, and always one may.
 */
function nearest(word, candidates) {
    if (word.length > 64)
        return undefined;
    const limit = Math.max(1, Math.floor(word.length / 3));
    let best;
    for (const candidate of candidates) {
        const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (distance <= limit && (!best || distance < best.distance))
            best = { candidate, distance };
    }
    return best?.candidate;
}
/** `; did you mean "size"?`, or nothing when no candidate is near. */
function didYouMean(word, candidates) {
    const near = nearest(word, candidates);
    return near === undefined ? '' : `; did you mean "${near}"?`;
}
/** Optimal string alignment distance (Boytsov 2011, section 2.2), in O(|a| * |b|). */
function editDistance(a, b) {
    let before = [];
    let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            row[j] = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1), swapped ? at(before, j - 2) + 1 : Infinity);
        }
        before = previous;
        previous = row;
    }
    return at(previous, b.length);
}
function at(row, index) {
    return row[index] ?? Infinity;
}

// EXTERNAL MODULE: ./lib/budget/quantity.js
var quantity = __nccwpck_require__(2680);
;// CONCATENATED MODULE: ./lib/budget/metric-reader.js
/** Reading what one metric may cost: a mapping of limits, or one value that is short for one. */





/** Metrics that can be summed over targets. */
const TOTAL_METRICS = budget_metrics/* METRICS */.Cb.filter((metric) => budget_metrics/* METRIC_FACTS */.b$[metric].inTotal);
/** Metrics that can be judged since an older commit. */
const SINCE_METRICS = budget_metrics/* METRICS */.Cb.filter((metric) => budget_metrics/* METRIC_FACTS */.b$[metric].since.length > 0);
/** Keys of a metric's mapping. */
function keysOf(metric, scope = 'baseline') {
    const limits = limitsOf(metric, scope);
    return [...limits, ...(limits.includes('max-increase') ? ['min-delta'] : []), 'action', 'on-missing'];
}
function limitsOf(metric, scope) {
    const { limits, since } = budget_metrics/* METRIC_FACTS */.b$[metric];
    return scope === 'since' ? since : limits;
}
/** The metrics of `defaults`, of a target or of the total; `what` names it in messages. */
function readMetrics(reader, node, { what, allowed, scope }) {
    const entries = reader.entries(node, what, allowed);
    return Object.fromEntries(entries.map((entry) => [entry.key, readMetric(reader, entry, scope)]));
}
/** `size: 20MB`, `size: off`, or a mapping of limits. */
function readMetric(reader, { key, keyNode, value }, scope) {
    const metric = key;
    const keys = keysOf(metric, scope);
    const { unit } = budget_metrics/* METRIC_FACTS */.b$[metric];
    const [scalar] = limitsOf(metric, scope);
    if (scalar === undefined) {
        reader.fail(keyNode, `"${metric}" cannot be judged since an older commit, whose machine and cache were others: limit it outside of "since", where like is compared with like (allowed here: ${SINCE_METRICS.join(', ')})`);
    }
    if (!(0,dist/* isMap */.jh)(value)) {
        const text = reader.text(value, `${scalar === 'max-increase' ? `${quantity/* HOW_TO_WRITE */.ju.share}, ` : ''}${quantity/* HOW_TO_WRITE */.ju[unit]}, or a mapping of ${keys.join(', ')}`, keyNode);
        if (text !== 'off')
            return { limits: { [scalar]: readLimit(reader, metric, scalar, value, keyNode) } };
        return { limits: { max: 'off', min: 'off', warn: 'off', 'max-increase': 'off' } };
    }
    const budget = { limits: {} };
    for (const entry of reader.entries(value, `"${metric}"${scope === 'since' ? ' of "since"' : ''}`, keys)) {
        if (entry.key === 'action') {
            budget.action = readLevel(reader, entry.value, entry.keyNode);
        }
        else if (entry.key === 'on-missing') {
            budget.onMissing = readLevel(reader, entry.value, entry.keyNode);
        }
        else if (entry.key === 'min-delta') {
            const limit = readLimit(reader, metric, 'max', entry.value, entry.keyNode);
            budget.minDelta = limit === 'off' ? 0 : (limit.expression[0]?.[0]?.value ?? 0);
        }
        else {
            const name = entry.key;
            budget.limits[name] = readLimit(reader, metric, name, entry.value, entry.keyNode);
        }
    }
    checkWarn(reader, budget, value, scalar === 'min');
    return budget;
}
function readLimit(reader, metric, name, node, keyNode) {
    const { unit } = budget_metrics/* METRIC_FACTS */.b$[metric];
    const text = reader.text(node, quantity/* HOW_TO_WRITE */.ju[unit], keyNode);
    if (text === 'off')
        return 'off';
    try {
        const expression = name === 'max-increase' ? (0,budget_expression/* parseExpression */.YK)(text, unit) : [[(0,quantity/* parseQuantity */.Lf)(text, unit)]];
        if (unit === 'share' && (expression[0]?.[0]?.value ?? 0) > 1_000_000)
            throw new quantity/* QuantityError */.Y0(0, 'at most 100%');
        return { text: text.trim(), expression, source: reader.position(node ?? keyNode) };
    }
    catch (error) {
        if (!(error instanceof quantity/* QuantityError */.Y0))
            throw error;
        const relative = name !== 'max-increase' && /%/.test(text) && unit !== 'share';
        const hint = relative ? ': a percentage only makes sense in max-increase' : '';
        return reader.fail(node ?? keyNode, `"${metric}": ${error.message}${hint}`, error.offset);
    }
}
/** A warning beyond the hard limit would never be seen. */
function checkWarn(reader, { limits }, node, hits) {
    const hard = hits ? limits.min : limits.max;
    if (limits.warn === undefined || limits.warn === 'off' || hard === undefined || hard === 'off')
        return;
    const [warn = 0, limit = 0] = [limits.warn, hard].map(({ expression }) => expression[0]?.[0]?.value);
    if (hits ? warn > limit : warn < limit)
        return;
    reader.fail(node, `warn (${limits.warn.text}) must be ${hits ? 'above min' : 'below max'} (${hard.text}), or it would never be seen`);
}
/** One of a few words. */
function readChoice(reader, value, keyNode, allowed) {
    const text = reader.text(value, allowed.join(' or '), keyNode);
    if (allowed.includes(text))
        return text;
    return reader.fail(value, `"${(0,quantity/* clip */.$Q)(text)}" is not allowed here${didYouMean(text, allowed)} (allowed: ${allowed.join(', ')})`);
}
/** What a broken or unjudged limit does. */
function readLevel(reader, value, keyNode) {
    return readChoice(reader, value, keyNode, ['fail', 'warn']);
}

;// CONCATENATED MODULE: ./lib/budget/set-reader.js



const SECTIONS = ['defaults', 'targets', 'total'];
/** The keys that {@link readSet} reads; metrics are short for `defaults`. */
const SET_KEYS = [...SECTIONS, ...budget_metrics/* METRICS */.Cb];
/** The entries with one of {@link SET_KEYS}; all others are somebody else's. */
function readSet(reader, entries, scope) {
    const set = { defaults: {}, targets: [], total: {} };
    const short = entries.find(({ key }) => budget_metrics/* METRICS */.Cb.includes(key));
    for (const entry of entries) {
        const { key, keyNode, value } = entry;
        const metrics = (what, allowed) => readMetrics(reader, value ?? keyNode, { what, allowed, scope });
        if (key === 'defaults') {
            if (short)
                reader.fail(keyNode, `put "${short.key}" under defaults, or leave "defaults" out: not both`);
            set.defaults = metrics('defaults', budget_metrics/* METRICS */.Cb);
        }
        else if (key === 'targets')
            set.targets = reader.entries(value ?? keyNode, 'targets').map((it) => readTarget(reader, it, scope));
        else if (key === 'total')
            set.total = metrics('total', TOTAL_METRICS);
        else if (budget_metrics/* METRICS */.Cb.includes(key))
            set.defaults[key] = readMetric(reader, entry, scope);
    }
    return set;
}
function readTarget(reader, { key, keyNode, value }, scope) {
    const pattern = readPattern(reader, key, keyNode);
    const what = `target "${(0,quantity/* clip */.$Q)(key)}"`;
    return {
        pattern,
        metrics: readMetrics(reader, value ?? keyNode, { what, allowed: budget_metrics/* METRICS */.Cb, scope }),
        source: reader.position(keyNode),
    };
}
/** `name` or `name@platform`, each with globs. */
function readPattern(reader, key, keyNode) {
    if (key.length <= 200 && /^[\w.*?:-]+(@[a-z0-9/._*?-]+)?$/.test(key))
        return key;
    return reader.fail(keyNode, `"${(0,quantity/* clip */.$Q)(key)}" is not a target: write a name or glob, and "@" and a platform if wanted, such as front*@linux/arm64`);
}

;// CONCATENATED MODULE: ./lib/shared/point.js
/** An earlier point that a build is compared with beside its baseline: the input `compare-with`, and `since` of a budget file. */
/** How to write one, for messages. */
const HOW_TO_WRITE_POINT = '`release`, a tag or glob of tags such as `v2.*`, or an age such as `30d`';
/**
 * A tag has a digit or a wildcard in it: `releases` is a slip, and `30` and `30days` are ages of no known unit. Of the
 * characters that git allows in tags these are the usual ones.
 */
const POINT = /^(?:release|[1-9]\d{0,2}d|(?!-|\d+[A-Za-z]*$)(?=.*[\d*?])[\w.*?/+@-]{1,100})$/;
/** The point a text names, or nothing when it names none. */
function parsePoint(text) {
    if (!POINT.test(text))
        return undefined;
    if (text === 'release')
        return { kind: 'release', text };
    const [, days] = /^(\d+)d$/.exec(text) ?? [];
    return days === undefined ? { kind: 'tag', text, glob: text } : { kind: 'age', text, days: Number(days) };
}

;// CONCATENATED MODULE: ./lib/budget/since-reader.js




/** One point and its budgets: a run compares with one commit besides its baseline. */
function readSince(reader, node) {
    const allowed = HOW_TO_WRITE_POINT.replaceAll('`', '');
    const [entry, other] = reader.entries(node, 'since');
    if (entry === undefined)
        reader.fail(node, `since names nothing to compare with (allowed: ${allowed})`);
    if (other !== undefined)
        reader.fail(other.keyNode, `a run compares with one earlier point: keep "${(0,quantity/* clip */.$Q)(entry.key)}" or "${(0,quantity/* clip */.$Q)(other.key)}"`);
    const point = parsePoint(entry.key);
    if (point === undefined) {
        const near = didYouMean(entry.key, ['release']);
        reader.fail(entry.keyNode, `"${(0,quantity/* clip */.$Q)(entry.key)}" is no point to compare with${near} (allowed: ${allowed})`);
    }
    const entries = reader.entries(entry.value ?? entry.keyNode, `since ${(0,quantity/* clip */.$Q)(entry.key)}`, SET_KEYS);
    return { point, ...readSet(reader, entries, 'since') };
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(8071);
// EXTERNAL MODULE: ./lib/shared/error-text.js
var error_text = __nccwpck_require__(9751);
;// CONCATENATED MODULE: ./lib/budget/yaml-reader.js
/** Reading YAML with the position of everything. Nothing is expanded, so an alias costs no more than what it points at. */





const LARGEST = 256 * 1024;
const MOST_ALIASES = 100;
/** One YAML document, read by position. Every failure is a {@link BudgetError} that names line and column. */
class YamlReader {
    root;
    #file;
    #lines = new dist/* LineCounter */.HN();
    #document;
    #aliases = 0;
    constructor(text, file) {
        this.#file = file;
        if (text.length > LARGEST)
            throw new errors/* BudgetError */.Wp(file, 1, 1, `longer than ${LARGEST / 1024} KiB: this is no budget file`);
        try {
            this.#document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: this.#lines, prettyErrors: false, logLevel: 'error' });
        }
        catch (error) {
            throw new errors/* BudgetError */.Wp(file, 1, 1, `cannot be read as YAML: ${(0,error_text/* errorText */.k)(error)}`);
        }
        const [problem] = this.#document.errors;
        if (problem) {
            const why = problem.message.includes('call stack') ? 'nested too deeply' : problem.message;
            this.fail(problem.pos[0], `not valid YAML: ${why}`);
        }
        this.root = this.#document.contents;
    }
    /** The position of a node, plus an offset into a one-line scalar. */
    position(where, offset = 0) {
        const quoted = (0,dist/* isScalar */.jn)(where) && typeof where.type === 'string' && where.type.startsWith('QUOTE_') ? 1 : 0;
        const index = typeof where === 'number' ? where : (where?.range?.[0] ?? 0);
        const { line, col } = this.#lines.linePos(index + quoted * (offset > 0 ? 1 : 0) + offset);
        return { file: this.#file, line: Math.max(1, line), column: Math.max(1, col) };
    }
    fail(where, problem, offset = 0) {
        const { line, column } = this.position(where, offset);
        throw new errors/* BudgetError */.Wp(this.#file, line, column, problem);
    }
    /** The entries of a mapping whose keys are among `allowed` (any key when absent). `what` names it in errors. */
    entries(node, what, allowed) {
        if (!(0,dist/* isMap */.jh)(node))
            this.fail(node, `${what} must be a mapping, not ${kindOf(node)}${listed(allowed)}`);
        return node.items.map((pair) => {
            if (!(0,dist/* isScalar */.jn)(pair.key))
                this.fail(pair.key, `${what}: a key must be a word, not ${kindOf(pair.key)}`);
            const key = String(pair.key.source ?? pair.key.value);
            if (allowed && !allowed.includes(key)) {
                const hint = key === '<<' ? 'merge keys are not supported; use defaults or a glob' : allowed.join(', ');
                this.fail(pair.key, `unknown key "${(0,quantity/* clip */.$Q)(key)}" in ${what}${didYouMean(key, allowed)} (allowed: ${hint})`);
            }
            return { key, keyNode: pair.key, value: this.#resolved(pair.value) };
        });
    }
    /** The text of a scalar as written, without quotes: `5%`, `20MB`, `true`. */
    text(node, expected, otherwise) {
        if (node === null || ((0,dist/* isScalar */.jn)(node) && node.value === null))
            this.fail(node ?? otherwise, `expected ${expected}, found nothing`);
        if (!(0,dist/* isScalar */.jn)(node))
            this.fail(node, `expected ${expected}, found ${kindOf(node)}`);
        return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    }
    #resolved(node) {
        if (!(0,dist/* isAlias */.Vj)(node))
            return node;
        if (++this.#aliases > MOST_ALIASES)
            this.fail(node, `more than ${MOST_ALIASES} aliases`);
        return node.resolve(this.#document) ?? this.fail(node, `the alias *${(0,quantity/* clip */.$Q)(node.source)} points at nothing`);
    }
}
function kindOf(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    if ((0,dist/* isSeq */.oP)(node))
        return 'a list';
    if ((0,dist/* isAlias */.Vj)(node))
        return 'an alias';
    if (!(0,dist/* isScalar */.jn)(node) || node.value === null)
        return 'nothing';
    return `"${(0,quantity/* clip */.$Q)(node.source ?? 'a scalar')}"`;
}
function listed(allowed) {
    return allowed ? ` (allowed keys: ${allowed.join(', ')})` : '';
}

;// CONCATENATED MODULE: ./lib/budget/budget-file.js







const budget_file_SECTIONS = ['defaults', 'targets', 'total', 'since', 'epochs', 'override-label', 'confirm', 'on-missing'];
/** Whether the `budgets` input is the YAML itself rather than a path. */
function isBudgetText(input) {
    return /[\n{]|:(\s|$)/.test(input);
}
/**
 * Reads the text of a budget file; `file` names it in messages. Metrics at the top level are short for `defaults`.
 * @throws {BudgetError} with line and column, what is allowed, and the near word.
 */
function parseBudgets(text, file) {
    const reader = new YamlReader(text, file);
    if (reader.root === null)
        reader.fail(0, `the budget file is empty (allowed keys: ${[...budget_file_SECTIONS, ...budget_metrics/* METRICS */.Cb].join(', ')})`);
    const entries = reader.entries(reader.root, 'the budget file', [...budget_file_SECTIONS, ...budget_metrics/* METRICS */.Cb]);
    const budgets = { ...(0,budget_budgets/* noBudgets */.op)(file), ...readSet(reader, entries, 'baseline') };
    for (const { key, keyNode, value } of entries) {
        if (key === 'since')
            budgets.since = readSince(reader, value ?? keyNode);
        else if (key === 'epochs')
            budgets.epochs = reader.entries(value ?? keyNode, 'epochs').map((e) => readEpoch(reader, e));
        else if (key === 'override-label')
            budgets.overrideLabel = readLabel(reader, value, keyNode);
        else if (key === 'confirm')
            budgets.confirm = readChoice(reader, value, keyNode, ['true', 'false']) === 'true';
        else if (key === 'on-missing')
            budgets.onMissing = readLevel(reader, value, keyNode);
    }
    return budgets;
}
function readEpoch(reader, { key, keyNode, value }) {
    const pattern = readPattern(reader, key, keyNode);
    const commit = reader.text(value, 'a commit id such as 4be77d0', keyNode);
    if (!/^[0-9a-f]{7,64}$/i.test(commit))
        reader.fail(value, `"${(0,quantity/* clip */.$Q)(commit)}" is not a commit id: 7 to 64 hex digits`);
    return { pattern, commit: commit.toLowerCase(), source: reader.position(keyNode) };
}
function readLabel(reader, value, keyNode) {
    const label = reader.text(value, 'the name of a label', keyNode).trim();
    return label === '' || label.length > 100 ? reader.fail(value, 'a label has 1 to 100 characters') : label;
}

;// CONCATENATED MODULE: ./lib/story/budget-input.js





/** Where budgets live when the input says nothing. */
const DEFAULT_PATH = '.github/bake-budget.yml';
/**
 * The budgets of this run: the `budgets` input as YAML or as a path in the workspace, else the default file of the
 * workspace or of a folder between it and the bake definition (where a checkout may be), else none.
 *
 * @param source folder of the bake definition, relative to the workspace
 * @throws InputError when the named file cannot be read, BudgetError when it cannot be understood
 */
async function loadBudgets(input, workspace, source = '.') {
    if (input !== undefined && isBudgetText(input))
        return parseBudgets(input, 'budgets');
    const path = input ?? (await defaultPath(workspace, source));
    let text;
    try {
        text = await (0,promises_.readFile)((0,external_node_path_namespaceObject.isAbsolute)(path) ? path : (0,external_node_path_namespaceObject.join)(workspace, path), 'utf8');
    }
    catch (error) {
        const { code } = error;
        if (input === undefined && code === 'ENOENT')
            return (0,budget_budgets/* noBudgets */.op)(DEFAULT_PATH);
        throw new errors/* InputError */.dz('budgets', path, `YAML, or the path of a file in the repository (reading this one: ${code})`);
    }
    return parseBudgets(text, path);
}
async function defaultPath(workspace, source) {
    const parts = (0,external_node_path_namespaceObject.isAbsolute)(source)
        ? []
        : (0,external_node_path_namespaceObject.normalize)(source)
            .split('/')
            .filter((part) => part !== '.' && part !== '');
    for (let depth = 0; depth <= parts.length && !parts.includes('..'); depth++) {
        const path = (0,external_node_path_namespaceObject.join)(...parts.slice(0, depth), DEFAULT_PATH);
        const found = await (0,promises_.access)((0,external_node_path_namespaceObject.join)(workspace, path)).then(() => true, () => false);
        if (found)
            return path;
    }
    return DEFAULT_PATH;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1858);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
