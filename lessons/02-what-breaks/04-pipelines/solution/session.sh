settle 'Make pipelines of both chains of scripts'
