console.log('Ready.');
