git rm -q checks/gate.ts
amend 'Test the model as we test code' 'static (lint)' 'static (data)' 'static (coverage)' candidate
