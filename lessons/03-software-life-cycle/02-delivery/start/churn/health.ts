// Ends with 0 when the server on this machine says that it is well.
const response = await fetch('http://localhost:3000/health');
if (!response.ok) process.exit(1);
