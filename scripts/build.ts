import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/**
 * Makes `dist`: each program with all that it imports in one file. Hundreds of small modules take longer to find, read and link than to
 * run, and their text, comments and all, would stay in memory for good.
 */

/** As paths under `src` and, with another ending, under `dist`. */
const programs = [
  'main.ts',
  'commands/check-ready.ts',
  'commands/data-keys.ts',
  'commands/hash-password.ts',
  'conformance/main.ts',
];

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = path.join(root, 'src');
/** Expects `protos` beside it. */
const target = path.resolve(process.argv[2] ?? path.join(root, 'dist'));

/** So that the positions in a stack trace say something, in spite of the white space that is left out. Names are kept as they are. */
const longestLine = 120;

/** Found at run time if somebody has installed it. */
const optional = ['pg-native'];

/**
 * Express loads its readers of bodies at once, for whoever might use them. The adapter reads bodies by itself, and their tables of
 * character sets take 3 MB. `express.json()` and its like are no functions in a bundle, which shows at the start.
 */
const leaveOutBodyParsers: Plugin = {
  name: 'leave-out-body-parsers',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/body-parser\/index\.js$/ }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Whatever looks for files beside itself finds them as if it weren't in a bundle: sources as if each were compiled into `dist`, packages where
 * they are installed.
 */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.[jt]s$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8');
      const isPackage = file.includes('node_modules');
      const spoken = isPackage ? /\b__(?:dir|file)name\b/g : /\bimport\.meta\.url\b/g;
      if (!spoken.test(text)) return undefined;
      const contents = text.replace(spoken, (word) => placeOf(file, word));
      return { contents, loader: isPackage ? 'js' : 'ts' };
    });
  },
};

/** An expression for the place of a file as `word` would give it. */
function placeOf(file: string, word: string): string {
  if (word === 'import.meta.url')
    return `new URL(${JSON.stringify(path.relative(sources, file).replace(/\.ts$/, '.js'))}, __dist).href`;
  const place = word === '__dirname' ? path.dirname(file) : file;
  const inPackages = place.slice(place.indexOf(packages) + packages.length);
  return `__placeOf(${JSON.stringify(inPackages)}, ${JSON.stringify(path.relative(target, place))})`;
}

const packages = `${path.sep}node_modules${path.sep}`;

/** What the code in the bundle takes for granted: `require`, for packages in CommonJS, and where `dist` and packages are. */
function preludeOf(program: string): string {
  const up = path.relative(path.dirname(program), '') || '.';
  return [
    `import { createRequire as __createRequire } from 'node:module';`,
    `import { existsSync as __existsSync } from 'node:fs';`,
    `import { fileURLToPath as __fileURLToPath } from 'node:url';`,
    `const require = __createRequire(import.meta.url), __dist = new URL('${up}/', import.meta.url);`,
    // Where Node would look for packages from here; else where they were when this was made.
    `const __placeOf = (place, made) => require.resolve.paths(place).map((folder) => folder + '/' + place).find(__existsSync)`,
    `  ?? __fileURLToPath(new URL(made, __dist));`,
  ].join('\n');
}

rmSync(target, { recursive: true, force: true });
for (const program of programs) {
  await build({
    entryPoints: [path.join(sources, program)],
    outfile: path.join(target, program.replace(/\.ts$/, '.js')),
    banner: { js: preludeOf(program) },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    external: optional,
    plugins: [leaveOutBodyParsers, keepPlaces],
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: longestLine,
    legalComments: 'none',
    logLevel: 'warning',
  });
}
