// Proves of every rule of the tidy test that it finds a planted bad example, and
// that it lets a good one pass. Run by script/test with Node's own test runner.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkTree, functionsOf, rules, withoutComments } from './rules.mjs';

const tree = (files) => new Map(Object.entries(files));
const findings = (rule, files) => [...rules[rule](tree(files))];
const MARK = 'TO' + 'DO';

/** rule → [what is planted, files that it must find, files that it must let pass] */
const PLANTED = {
  domainIsPure: [
    [
      'a file stream',
      { 'src/domain/sla.cpp': '#include <fstream>\n' },
      { 'src/storage/sla.cpp': '#include <fstream>\n' },
    ],
    [
      'a mutex',
      { 'src/domain/sla.cpp': '#include <mutex>\n' },
      { 'src/domain/tests/sla_test.cpp': '#include <mutex>\n' },
    ],
    [
      'a clock',
      { 'src/domain/sla.cpp': 'auto t = std::chrono::steady_clock::now();' },
      { 'src/domain/sla.cpp': '// steady_clock::now' },
    ],
  ],
  clockIsReadInOnePlace: [
    [
      'a wall clock',
      { 'src/http/server.cpp': 'auto t = system_clock::now();' },
      { 'src/base/time.cpp': 'auto t = system_clock::now();' },
    ],
  ],
  sqlStaysInStorage: [
    [
      'a statement',
      { 'src/service/slas.cpp': 'run("SELECT id FROM slas");' },
      { 'src/storage/slas.cpp': 'run("SELECT id FROM slas");' },
    ],
    [
      'a session',
      { 'src/app/app.cpp': '#include <soci/soci.h>' },
      { 'src/app/app.cpp': '#include <fmt/format.h>' },
    ],
  ],
  beastStaysInHttp: [
    [
      'a header',
      { 'src/app/app.cpp': '#include <boost/beast/http.hpp>' },
      { 'src/cli/api_client.cpp': '#include <boost/beast/http.hpp>' },
    ],
  ],
  includesGoDown: [
    [
      'an upward include',
      { 'src/domain/sla.cpp': '#include "chargeward/service/slas.hpp"' },
      { 'src/service/slas.cpp': '#include "chargeward/domain/sla.hpp"' },
    ],
    [
      'a sideways include',
      { 'src/ocpi/reader.cpp': '#include "chargeward/http/server.hpp"' },
      { 'src/app/app.cpp': '#include "chargeward/http/server.hpp"' },
    ],
    [
      'a way around',
      { 'src/domain/sla.cpp': '#include "../service/slas.hpp"' },
      { 'src/domain/sla.cpp': '#include "sla_rows.hpp"' },
    ],
  ],
  filesAreShort: [
    ['801 lines', { 'src/domain/sla.cpp': '\n'.repeat(801) }, { 'src/domain/sla.gen.hpp': '\n'.repeat(801) }],
    [
      '401 lines',
      { 'web/src/pages/slas.tsx': '\n'.repeat(401) },
      { 'web/src/pages/slas.tsx': '\n'.repeat(400) },
    ],
  ],
  functionsFitOnAScreen: [
    [
      '71 lines',
      { 'src/domain/sla.cpp': `int f(int x) {\n${'  ++x;\n'.repeat(69)}}\n` },
      { 'src/domain/sla.cpp': `int f(int x) {\n${'  ++x;\n'.repeat(68)}}\n` },
    ],
  ],
  namesSayWhatIsInside: [
    ['utils', { 'src/base/string_utils.hpp': '' }, { 'src/base/text.hpp': '' }],
    ['Manager', { 'web/src/lib/SessionManager.ts': '' }, { 'web/src/lib/session.ts': '' }],
  ],
  filesSayWhatTheyAreFor: [
    [
      'no head',
      { 'src/base/text.hpp': '#pragma once\n' },
      { 'src/base/text.hpp': '// Text.\n#pragma once\n' },
    ],
  ],
  nothingIsLeftForLater: [
    ['a mark', { 'src/base/text.cpp': `// ${MARK}: later` }, { 'src/base/text.cpp': '// done' }],
  ],
  everyRequirementHasATest: [
    [
      'a number in a comment only',
      { 'src/domain/tests/sla_test.cpp': '// SLA01 to SLA16' },
      {
        'src/domain/tests/sla_test.cpp': Array.from(
          { length: 15 },
          (_, index) => `TEST(Sla, SLA${String(index + 1).padStart(2, '0')}_holds) {}`,
        ).join('\n'),
        'src/domain/tests/incident_test.cpp': [1, 2, 3, 4, 5, 7]
          .map((number) => `TEST(Incident, OPS0${number}_holds) {}`)
          .join('\n'),
        'web/src/pages/slas.test.ts': 'test("SLA-16: versions are kept", () => {});',
      },
    ],
  ],
  readmeHasTwoCommands: [
    [
      'three commands',
      { 'README.md': '```sh\nscript/server\nscript/test\nmake\n```\n' },
      { 'README.md': '```sh\nscript/server\n```\n\n```sh\nscript/test\n```\n' },
    ],
  ],
  everyOperationIsServed: [
    [
      'an operation without a handler',
      {
        'api/openapi.yaml': '  get:\n    operationId: list_slas\n',
        'src/http/slas.cpp': '// Operation::list_slas',
      },
      {
        'api/openapi.yaml': '  get:\n    operationId: list_slas\n',
        'src/http/slas.cpp': '{Operation::list_slas, list}',
      },
    ],
  ],
  bothEnginesHaveEachMigration: [
    [
      'a migration of one engine',
      { 'src/storage/migrations/sqlite/0001_first.sql': '' },
      {
        'src/storage/migrations/sqlite/0001_first.sql': '',
        'src/storage/migrations/postgresql/0001_first.sql': '',
      },
    ],
  ],
};

for (const rule of Object.keys(rules)) {
  describe(rule, () => {
    test('has a planted example', () => assert.ok(PLANTED[rule]?.length > 0));
    for (const [what, bad, good] of PLANTED[rule] ?? []) {
      test(`finds ${what}`, () => assert.equal(findings(rule, bad).length > 0, true));
      test(`lets pass what is not ${what}`, () => assert.deepEqual(findings(rule, good), []));
    }
  });
}

test('comments are taken out and lines keep their numbers', () => {
  assert.equal(
    withoutComments('a(); // b\n/* c\n d */ e("// f");').replaceAll(/ +/g, ' '),
    'a(); \n \n e("// f");',
  );
});

test('a function is found by its braces, a lambda inside it is part of it', () => {
  const text =
    'namespace a {\nstruct B {\n  int c() const {\n    auto d = [](int e) {\n      return e;\n    };\n    return d(1);\n  }\n};\n}\n';
  assert.deepEqual([...functionsOf(text)], [[3, 6]]);
});

test('a raw string is one literal, whatever stands in it', () => {
  assert.deepEqual(
    [
      ...functionsOf(
        'int a(int b) {\n  c(R"({"d": ")" + e + R"x(}}}"//)x");\n  return b;\n}\nint f(int g) {\n}\n',
      ),
    ],
    [
      [1, 4],
      [5, 2],
    ],
  );
});

test('a tree with a planted error fails as a whole', () => {
  const found = checkTree(tree({ 'src/domain/sla.cpp': '// Terms.\n#include <thread>\n' }));
  assert.equal(
    found.some(({ severity, path }) => severity === 'error' && path === 'src/domain/sla.cpp'),
    true,
  );
});
