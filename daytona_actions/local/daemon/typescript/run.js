// Runs TypeScript from standard input as one CommonJS module, as ts-node does on a real Daytona.
//
// The package `typescript` translates it if there is one. Else Node.js does, as far as its version
// can; what is then left of `import` and `export` becomes `require` here.

"use strict";

const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const vm = require("node:vm");

const OF_MODULES = /^(await is only valid|Cannot use 'import\.meta')/;
const INSTALL = "the package typescript: npm install typescript@5";
const PREFIX = path.dirname(path.dirname(process.execPath));
const FOLDERS = [
  ...Module._nodeModulePaths(process.cwd()),
  ...Module.globalPaths,
  path.join(PREFIX, "lib", "node_modules"),
  "/usr/local/lib/node_modules",
  "/usr/lib/node_modules",
  "/usr/share/nodejs",
];

/** What ts-node throws for what is no TypeScript (recorded: run_code_typescript_syntax). */
class TSError extends Error {
  constructor(diagnostics, more) {
    super(`⨯ Unable to compile TypeScript:\n${diagnostics}`, more);
  }
}
TSError.prototype.name = "TSError";

/** Return the first package `typescript` that is found; versions without the function are none. */
function findTypeScript() {
  const found = FOLDERS.map((folder) => path.join(folder, "typescript")).find(fs.existsSync);
  const typescript = found && require(found);
  return typescript && typescript.transpileModule ? typescript : null;
}

function transpile(typescript, code, fileName) {
  const compilerOptions = {
    module: typescript.ModuleKind.CommonJS,
    target: typescript.ScriptTarget.ES2022,
    esModuleInterop: true,
    experimentalDecorators: true,
    inlineSourceMap: true,
    inlineSources: true,
  };
  const made = typescript.transpileModule(code, {
    compilerOptions,
    fileName,
    reportDiagnostics: true,
  });
  if (made.diagnostics.length > 0) {
    const host = { getCanonicalFileName: String, getCurrentDirectory: () => "", getNewLine: () => "\n" };
    throw new TSError(typescript.formatDiagnostics(made.diagnostics, host).trimEnd());
  }
  return made.outputText;
}

/** Let Node.js translate: all of TypeScript but decorators before version 26, only types since. */
function translate(code, sourceUrl) {
  process.once("uncaughtExceptionMonitor", explain);
  try {
    if (!canTransform()) return Module.stripTypeScriptTypes(code, { mode: "strip" });
    return Module.stripTypeScriptTypes(code, { mode: "transform", sourceMap: true, sourceUrl });
  } catch (cause) {
    if (cause.code !== "ERR_INVALID_TYPESCRIPT_SYNTAX") throw cause;
    throw new TSError(`${sourceUrl}: ${cause.message}`, { cause: withoutFrames(cause) });
  }
}

/** Leave what an error says and shows of the code; its frames are of this file and of Node.js. */
function withoutFrames(error) {
  error.stack = error.stack.replace(/\n    at [^]*$/, "");
  return error;
}

/** Throw what ts-node says of an ECMAScript module, with what Node.js says: that helps more. */
function checkModule(compiled, fileName) {
  try {
    vm.compileFunction(compiled, ["exports", "require", "module"], { filename: fileName });
  } catch (cause) {
    if (!OF_MODULES.test(cause.message)) throw cause;
    const message = `Unknown file extension ".ts" for ${fileName}`;
    const refused = new TypeError(message, { cause: withoutFrames(cause) });
    throw Object.assign(refused, { code: "ERR_UNKNOWN_FILE_EXTENSION" });
  }
}

function canTransform() {
  try {
    Module.stripTypeScriptTypes("", { mode: "transform" });
    return true;
  } catch {
    return false;
  }
}

/** Say what would help where the syntax is more than Node.js knows. */
function explain(error) {
  const unsupported = error?.code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX";
  const decorator = error instanceof SyntaxError && error.message === "Invalid or unexpected token";
  if (unsupported || decorator) {
    console.error(`Node.js ${process.version} does not know all of TypeScript: install ${INSTALL}`);
  }
}

/** Return a module's text with `require` for its imports, and its exports as plain statements. */
function lower(text) {
  const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
  let program;
  try {
    program = parse(text, { ecmaVersion: "latest", sourceType: "module" });
  } catch {
    return text; // Node.js says better what is wrong.
  }
  const changes = program.body.map((node) => [node, replacement(node)]).filter(([, made]) => made);
  for (const [node, [end, made]] of changes.reverse()) {
    text = text.slice(0, node.start) + made + text.slice(end);
  }
  return changes.length > 0 ? `"use strict"; ${text}` : text;
}

/** Return up to where a statement is replaced, and by what; undefined if it stays. */
function replacement(node) {
  if (node.type === "ImportDeclaration") return [node.end, required(node)];
  if (node.type === "ExportAllDeclaration") return [node.end, `require(${node.source.raw});`];
  if (node.type === "ExportDefaultDeclaration") {
    return [node.declaration.start, node.declaration.id ? "" : "exports.default = "];
  }
  if (node.type !== "ExportNamedDeclaration") return undefined;
  if (node.declaration) return [node.declaration.start, ""];
  return [node.end, node.source ? `require(${node.source.raw});` : ""];
}

function required({ source, specifiers, start }) {
  const name = `import_${start}`;
  const bound = specifiers.map(({ type, local, imported }) => {
    if (type === "ImportNamespaceSpecifier") return `${local.name} = ${name}`;
    if (type === "ImportDefaultSpecifier") {
      return `${local.name} = ${name}?.__esModule ? ${name}.default : ${name}`;
    }
    return `${local.name} = ${name}[${JSON.stringify(imported.name ?? imported.value)}]`;
  });
  return `const ${[`${name} = require(${source.raw})`, ...bound].join(", ")};`;
}

function compile(code, fileName) {
  const typescript = findTypeScript();
  if (typescript) return transpile(typescript, code, fileName);
  if (Module.stripTypeScriptTypes) return lower(translate(code, fileName));
  console.error(`typescript needs Node.js 22.13 or newer, or ${INSTALL}`);
  return process.exit(127);
}

/** Return what Node.js can run; what ts-node refuses is told without a line of this file. */
function compiledAs(fileName, code) {
  try {
    const compiled = compile(code, fileName);
    checkModule(compiled, fileName);
    return compiled;
  } catch (error) {
    if (!(error.cause || error instanceof TSError)) throw error;
    console.error(error);
    return process.exit(1);
  }
}

function run(code) {
  const fileName = path.join(os.tmpdir(), `dtn_${process.pid}.ts`);
  const main = new Module(fileName, null);
  main.filename = fileName;
  // Packages are those of the folder that the code runs in.
  main.paths = Module._nodeModulePaths(process.cwd());
  process.mainModule = main;
  const compiled = compiledAs(fileName, code);
  process.removeListener("uncaughtExceptionMonitor", explain);
  main._compile(compiled, fileName, "commonjs");
}

const { emitWarning } = process;
// That what is used here is experimental is nothing that the code could change.
process.emitWarning = (warning, type, ...rest) =>
  type === "ExperimentalWarning" || emitWarning.call(process, warning, type, ...rest);
process.setSourceMapsEnabled(true);
run(fs.readFileSync(0, "utf8"));
