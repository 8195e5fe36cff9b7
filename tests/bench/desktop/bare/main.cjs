const { app, BrowserWindow } = require('electron')

// The least that is an app: one window, as large as the workbench's, with nothing in it.
app.whenReady().then(() => new BrowserWindow({ width: 1400, height: 900 }).loadURL('data:text/html,<title>bare</title>'))
