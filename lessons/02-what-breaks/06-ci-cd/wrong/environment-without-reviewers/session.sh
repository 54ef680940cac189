gh environment set production > /dev/null
