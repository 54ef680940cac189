gh api -X DELETE repos/sam-field/models/branches/main/protection > /dev/null
