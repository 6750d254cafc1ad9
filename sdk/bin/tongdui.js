#!/usr/bin/env node
// The installed command. Inside the repository it is `npm run tongdui`, which needs no build.
import '../dist/cli/main.js';
