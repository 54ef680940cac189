gh api -X DELETE repos/sam-field/calls/branches/main/protection > /dev/null
