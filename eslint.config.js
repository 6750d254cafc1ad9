// @ts-check
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    'artifacts/',
    'cache/',
    'coverage/',
    'out/',
    'types/',
    'sdk/src/abis/',
    'sdk/dist/',
    '**/node_modules/',
  ]),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400 }],
      eqeqeq: 'error',
      // TypeScript sees undefined names itself.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        // The test runner waits for what these return.
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'describe', 'it', 'suite'] },
          ],
        },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Spreading a string into code points is what is meant by it here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // chai asserts by property: expect(x).to.be.empty
      '@typescript-eslint/no-unused-expressions': 'off',
      // Where a test is wrong about a value being there, it fails as it should.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A malformed file is made by taking a key out of a good one, and a table of all malformations is one idea.
      '@typescript-eslint/no-dynamic-delete': 'off',
      'max-lines': ['error', { max: 500 }],
    },
  },
  {
    // The reader of scenarios looks up names in tables that it has just made of them.
    files: ['sdk/src/scenario/*.ts', 'sdk/src/errors/quoteInput.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Plain JavaScript, checked by tsc through its JSDoc, which gives JSON no types to be strict about.
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
