"""The tests mirror the package; content/ plays every story, browser/ looks at pages in Chromium."""
