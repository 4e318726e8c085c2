// The rules of the tidy test. A tree is a Map of path to text; every rule takes
// the tree and yields findings {severity, path, line, text}. A rule bans what
// the include roots and the compiler let pass.

/** Which rooms a room may include, besides itself. */
const ROOMS_BELOW = {
  base: [],
  domain: ['base'],
  holidays: ['base', 'domain'],
  ical: ['base', 'domain'],
  service: ['base', 'domain'],
  storage: ['base', 'domain', 'service'],
  page: [],
  http: ['base', 'domain', 'service', 'page'],
  ocpi: ['base', 'domain', 'service'],
  app: ['base', 'domain', 'holidays', 'ical', 'service', 'storage', 'http', 'ocpi'],
  cli: ['base', 'domain', 'service', 'storage', 'http', 'ocpi', 'app'],
};

// docs/requirements.md lists them.
const REQUIREMENTS = [
  ...Array.from({ length: 16 }, (_, index) => `SLA-${String(index + 1).padStart(2, '0')}`),
  ...['OPS-01', 'OPS-02', 'OPS-03', 'OPS-04', 'OPS-05', 'OPS-07'],
];
const FILE_LINES_ASKED = 400;
const FILE_LINES_MAX = 800;
const FUNCTION_LINES_MAX = 70;

const isGenerated = (path) => path.includes('.gen.');
const isCpp = (path) => /^(src|tests|bench|fuzz)\/.*\.(cpp|hpp)$/.test(path) && !isGenerated(path);
const isPage = (path) => /^web\/src\/.*\.(ts|tsx)$/.test(path) && !isGenerated(path);
const isTest = (path) => /(^|\/)tests\/|\.test\.(ts|tsx|mjs)$/.test(path);
const roomOf = (path) => /^src\/(\w+)\//.exec(path)?.[1];

const error = (path, line, text) => ({ severity: 'error', path, line, text });
const warning = (path, line, text) => ({ severity: 'warning', path, line, text });

const LITERALS_AND_COMMENTS =
  /R"([^()\\\s]{0,16})\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The code without its comments; every line keeps its number. */
export function withoutComments(text) {
  return text.replace(LITERALS_AND_COMMENTS, (part) =>
    part.startsWith('//') || part.startsWith('/*') ? part.replace(/[^\n]/g, ' ') : part,
  );
}

/** The code without comments and without what stands in quotes; every line keeps its number. */
function withoutLiterals(text) {
  return text.replace(LITERALS_AND_COMMENTS, (part) => part.replace(/[^\n]/g, ' '));
}

/** [line number, line] for each line that the pattern matches. */
function* linesWith(text, pattern) {
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    if (pattern.test(lines[index])) yield [index + 1, lines[index].trim()];
  }
}

function* ban(tree, applies, pattern, text) {
  for (const [path, content] of tree) {
    if (!applies(path)) continue;
    for (const [line, found] of linesWith(withoutComments(content), pattern)) {
      yield error(path, line, `${text}: ${found.slice(0, 100)}`);
    }
  }
}

function* domainIsPure(tree) {
  const inDomain = (path) => isCpp(path) && roomOf(path) === 'domain' && !isTest(path);
  yield* ban(
    tree,
    inDomain,
    /#include <(fstream|iostream|filesystem|cstdio|stdio\.h|unistd\.h|fcntl\.h|sys\/|soci|sqlite3|libpq|boost\/(asio|beast)|spdlog)/,
    'domain does no I/O',
  );
  yield* ban(
    tree,
    inDomain,
    /#include <(thread|mutex|shared_mutex|condition_variable|future|atomic|semaphore|latch|barrier|stop_token)>|\bthread_local\b/,
    'domain knows no threads',
  );
  yield* ban(
    tree,
    inDomain,
    /\b(system_clock|steady_clock|high_resolution_clock)::now|\babsl::Now\b|\bstd::time\(|\bgettimeofday\b|\bclock_gettime\b|\bgetenv\b|\brandom_device\b/,
    'domain reads no clock and nothing else of the machine',
  );
}

function* clockIsReadInOnePlace(tree) {
  yield* ban(
    tree,
    (path) =>
      isCpp(path) &&
      path.startsWith('src/') &&
      !isTest(path) &&
      !/^src\/base\/(.*\/)?(clock|time)\.(cpp|hpp)$/.test(path),
    /\bsystem_clock::now\b|\babsl::Now\b/,
    "the wall clock is read through base's Clock only",
  );
}

function* sqlStaysInStorage(tree) {
  const outside = (path) => isCpp(path) && path.startsWith('src/') && roomOf(path) !== 'storage';
  yield* ban(
    tree,
    outside,
    /\bSELECT\b.+\bFROM\b|\bINSERT (OR \w+ )?INTO\b|\bUPDATE \w+ SET\b|\bDELETE FROM\b|\b(CREATE|ALTER|DROP) (TABLE|INDEX|TRIGGER)\b|\bPRAGMA [a-z_]+\b/,
    'SQL belongs into storage',
  );
  yield* ban(
    tree,
    outside,
    /#include [<"](soci\/|sqlite3\.h|libpq-fe\.h)|\bsoci::/,
    'databases are reached through storage only',
  );
}

function* beastStaysInHttp(tree) {
  yield* ban(
    tree,
    (path) =>
      isCpp(path) &&
      path.startsWith('src/') &&
      roomOf(path) !== 'http' &&
      !/^src\/(cli|app)\/.*client[^/]*$/.test(path),
    /#include [<"]boost\/beast|\bboost::beast\b/,
    'Beast belongs into http, and into the client file of cli or app',
  );
}

function* includesGoDown(tree) {
  for (const [path, content] of tree) {
    const room = roomOf(path);
    if (!room || !isCpp(path)) continue;
    const below = ROOMS_BELOW[room];
    if (!below) {
      yield error(path, 0, `no room is called ${room}`);
      continue;
    }
    for (const [line, found] of linesWith(withoutComments(content), /#include "chargeward\//)) {
      const target = /chargeward\/(\w+)\//.exec(found)?.[1];
      if (target !== room && !below.includes(target))
        yield error(path, line, `${room} may not include ${target}`);
    }
    for (const [line] of linesWith(withoutComments(content), /#include "\.\.\//)) {
      yield error(path, line, 'an include with ../ goes around the include roots');
    }
  }
}

function* filesAreShort(tree) {
  for (const [path, content] of tree) {
    if (!isCpp(path) && !isPage(path)) continue;
    const count = content.split('\n').length - 1;
    if (count > FILE_LINES_MAX) yield error(path, 0, `${count} lines, more than ${FILE_LINES_MAX}`);
    else if (count > FILE_LINES_ASKED) yield warning(path, 0, `${count} lines: is this one idea?`);
  }
}

const CONTROL =
  /^\s*(if|for|while|switch|else|do|try|catch|namespace|struct|class|enum|union|extern|return)\b/;

/** Does a body begin after this text? It has parameters, and after them only qualifiers and a type. */
function opensFunction(head) {
  const end = head.lastIndexOf(')');
  return end >= 0 && /^[\w\s:<>,*&-]*$/.test(head.slice(end + 1)) && !CONTROL.test(head);
}

/** [first line, number of lines] of each function body, found by its braces. */
export function* functionsOf(text) {
  const lines = withoutLiterals(text).split('\n');
  const open = [];
  let head = '';
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    for (const character of line) {
      if (character === '{') {
        open.push({ index, isFunction: opensFunction(head) && !open.some((outer) => outer.isFunction) });
        head = '';
      } else if (character === '}') {
        const body = open.pop();
        if (body?.isFunction) yield [body.index + 1, index - body.index + 1];
        head = '';
      } else if (character === ';') {
        head = '';
      } else {
        head += character;
      }
    }
    head += ' ';
  }
}

function* functionsFitOnAScreen(tree) {
  for (const [path, content] of tree) {
    if (!isCpp(path)) continue;
    for (const [line, count] of functionsOf(content)) {
      if (count > FUNCTION_LINES_MAX)
        yield warning(path, line, `a function of ${count} lines, more than ${FUNCTION_LINES_MAX}`);
    }
  }
}

function* namesSayWhatIsInside(tree) {
  for (const path of tree.keys()) {
    if (!isCpp(path) && !isPage(path)) continue;
    const words = path
      .split('/')
      .pop()
      .split(/[._-]|(?<=[a-z])(?=[A-Z])/);
    const banned = words.find((word) => /^(utils?|helpers?|managers?|common|misc)$/i.test(word));
    if (banned) yield error(path, 0, `a file called "${banned}" says nothing of what is inside`);
  }
}

function* filesSayWhatTheyAreFor(tree) {
  for (const [path, content] of tree) {
    if ((isCpp(path) || isPage(path)) && !/^\s*(\/\/|\/\*)/.test(content)) {
      yield error(path, 1, 'a file begins with what it is for');
    }
  }
}

function* nothingIsLeftForLater(tree) {
  const marks = new RegExp(
    `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b|not ${'implemented'}`,
  );
  for (const [path, content] of tree) {
    if (!isCpp(path) && !isPage(path) && !/^(script|api|cmake)\//.test(path)) continue;
    for (const [line, found] of linesWith(content, marks))
      yield error(path, line, `left for later: ${found.slice(0, 100)}`);
  }
}

function* everyRequirementHasATest(tree) {
  const names = [];
  for (const [path, content] of tree) {
    if (!isTest(path)) continue;
    for (const match of content.matchAll(
      /\b(?:TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(([^)]*)\)/g,
    ))
      names.push(match[1]);
    for (const match of content.matchAll(/\b(?:test|it|describe|suite)(?:\.\w+)?\(\s*(["'`])(.*?)\1/gs))
      names.push(match[2]);
  }
  const all = names.join('\n');
  for (const requirement of REQUIREMENTS) {
    if (!new RegExp(`${requirement.replace('-', '[-_]?')}(?!\\d)`).test(all))
      yield error('tests', 0, `no test names ${requirement}`);
  }
}

function* readmeHasTwoCommands(tree) {
  const readme = tree.get('README.md');
  if (readme === undefined) {
    yield error('README.md', 0, 'is missing');
    return;
  }
  const blocks = [...readme.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1]);
  const commands = blocks
    .join('\n')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s/)[0]);
  if (commands.join() !== 'script/server,script/test') {
    yield error(
      'README.md',
      0,
      `shows the commands ${commands.join(', ') || 'none'}; it has two: script/server, script/test`,
    );
  }
}

function* everyOperationIsServed(tree) {
  const contract = tree.get('api/openapi.yaml');
  if (contract === undefined) return;
  const served = new Set();
  for (const [path, content] of tree) {
    if (roomOf(path) !== 'http' || isTest(path) || isGenerated(path)) continue;
    for (const match of withoutComments(content).matchAll(/\bOperation::(\w+)|"(\w+)"/g))
      served.add(match[1] ?? match[2]);
  }
  for (const match of contract.matchAll(/^\s+operationId:\s*(\w+)/gm)) {
    if (!served.has(match[1])) yield error('api/openapi.yaml', 0, `src/http does not serve ${match[1]}`);
  }
}

function* bothEnginesHaveEachMigration(tree) {
  const names = { sqlite: new Set(), postgresql: new Set() };
  for (const path of tree.keys()) {
    const [, engine, name] = /^src\/storage\/migrations\/(\w+)\/([^/]+)$/.exec(path) ?? [];
    if (!engine) continue;
    if (!names[engine] || !/^\d{4}_[a-z0-9_]+\.sql$/.test(name))
      yield error(path, 0, 'a migration is called <engine>/NNNN_name.sql');
    names[engine]?.add(name);
  }
  for (const [engine, other] of [
    ['sqlite', 'postgresql'],
    ['postgresql', 'sqlite'],
  ]) {
    for (const name of names[engine]) {
      if (!names[other].has(name)) yield error(`src/storage/migrations/${other}`, 0, `${name} is missing`);
    }
  }
}

export const rules = {
  domainIsPure,
  clockIsReadInOnePlace,
  sqlStaysInStorage,
  beastStaysInHttp,
  includesGoDown,
  filesAreShort,
  functionsFitOnAScreen,
  namesSayWhatIsInside,
  filesSayWhatTheyAreFor,
  nothingIsLeftForLater,
  everyRequirementHasATest,
  readmeHasTwoCommands,
  everyOperationIsServed,
  bothEnginesHaveEachMigration,
};

/** All findings of all rules, errors last. */
export function checkTree(tree) {
  const findings = Object.values(rules).flatMap((rule) => [...rule(tree)]);
  return findings.toSorted((left, right) => right.severity.localeCompare(left.severity));
}
